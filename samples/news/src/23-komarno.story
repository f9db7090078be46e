# An old treaty that is denounced and ends after the period of notice.
story: komarno | treaty | The gas transit treaty of Hungary and Slovakia, denounced by Slovakia
treaty: komarno | energy | HUN,SVK | Komárno treaty; gas transit treaty
obligations: -
step: ko.sig | signature | HUN,SVK | GOV | 2009-06 | - | SUPPORT
step: ko.eif | entry into force | - | - | 2010-01-01 | - | -
step: ko.den | denunciation | SVK | GOV | 2026-05-26 | - | SANCTION,REJECT
step: ko.term | termination | - | - | 2026-11-26 | six months after notice | -
status: 2010-02-01 | in force
status: 2026-06-01 | denounced
status: 2026-11-27 | terminated
event: ko-talks | CONSULT | HUN,SVK | - | 2026-09-14 | - | asserted
event: ko-warn | THREATEN,REJECT | SVK | HUN | 2026-04-10 | - | asserted
event: ko-regret | ACCUSE,REJECT | HUN | ? | 2026-05-26 | - | asserted
event: ko-call | REQUEST | EUR | HUN,SVK | 2026-05-27 | - | asserted

=== komarno-1-amber | amber | 2026-04-10T16:30:00+02:00 | Business
headline: Bratislava [ko-warn|threatens to leave gas treaty]
by: Lena Horvathova
review: Pipefitter // Half of those valves are older than the minister.

[ko-warn|Slovakia threatened on Friday to denounce a treaty] with Hungary on the transit of natural gas, unless Budapest agrees to new tariffs by the middle of May.

The Komárno treaty, [ko.sig|signed in June 2009 by the two energy ministers], fixes prices for the pipeline under the Danube. It has been [ko.eif|in force since January 1, 2010].

Slovakia says the tariffs no longer cover the cost of repairs. "We are paying so that our neighbour can cook," Energy Minister Tomáš Rusnák said.

Either party may [~ko.den|give notice of denunciation at any time]; the treaty [~ko.term|ends six months after notice].

Hungary's ministry of energy said that it had received a letter and was studying it. Gas companies in both countries expect a compromise.

The pipeline was laid in the 1970s and has been mended so often that engineers call it the quilt. Four compressor stations push the gas under the river and on to the south.

For Slovakia the business was once a gold mine. Since the great flow from the east has dried up, the pipes are half empty, and each cubic metre has to carry a larger share of the cost.

Analysts in Vienna think that a rise of a fifth would be enough. So far, Budapest has offered a tenth and a dinner.

Trade unions on both banks worry about the workshops in which the valves are made. They employ 300 people, who speak both languages and are paid in euros on one side and in forints on the other.

=== komarno-2-mna | mna | 2026-05-26T14:10+00:00 | Europe
headline: [ko.den|Slovakia denounces gas transit treaty] with Hungary
agency: Meridian News Agency

BRATISLAVA, May 26 (MNA) - [ko.den|Slovakia gave notice on Tuesday that it was terminating] a 17-year-old treaty with Hungary on the transit of natural gas.

[ko.den|A note of denunciation was handed to the Hungarian ambassador] at noon, the foreign ministry said. Under its Article 14, the treaty [~ko.term|will cease to have effect on November 26], six months after notice.

The government in Bratislava [ko-warn|had warned in April that it would take this step] if tariffs were not raised.

Hungary [ko-regret|criticised the decision as short-sighted]. A government spokesman said that gas would continue to flow "because physics does not know notice periods".

The treaty was [ko.sig|concluded in Komárno in 2009], after a winter in which both countries had run short of gas.

Prices on the exchange in Vienna rose by four percent.

The ambassador stayed in the building for eleven minutes. On leaving, he told reporters that the coffee had been good.

Households need not fear for their heating, both governments stressed. Storage tanks are more than half full for the time of year, and other routes lead through Austria and Croatia.

Industry is less calm. A fertiliser plant near Budapest said that it could not sign contracts for the winter as long as it did not know the price of transport.

Parliament in Bratislava was not asked, since the constitution leaves such notices to the government. Opposition members said they would have liked to read the text for the first time before it disappeared.

=== komarno-3-compass | compass | 2026-05-27T07:40:00+00:00 | Business
headline: Slovakia gives notice
agency: Meridian News Agency
copy: komarno-2-mna
caption: A compressor station near Komárno // Peter BALOG
teaser: 2026-05-26 // The central bank of Fiji left its key rate unchanged.

<komarno-2-mna 1-4 7-9>

=== komarno-4-northgate | northgate | 2026-11-26T12:30:00+00:00 | Business
headline: [?ko.term|A treaty ends, the gas flows] on
by: Rupert Ansah-Holt

At midnight the valves stayed open. But the treaty that had governed them for almost 17 years, between Slovakia and Hungary, [ko.term|expired on Thursday].

[ko.den|Bratislava had denounced it in May]. The European Commission then [ko-call|called on both governments to negotiate] a successor, and delegations [ko-talks|met for a first round of talks on September 14]. They got no further than the agenda.

For the time being the pipeline companies have made a contract among themselves. It runs until the end of March.

"Governments sign treaties, engineers keep people warm," a manager of the Slovak company said.

The treaty was the child of a crisis. In January 2009, deliveries from the east stopped for two weeks, and schools in both countries were closed. In [?ko.sig|June of that year the ministers signed] it on a boat.

Lawyers will miss it. The text had 31 articles and an annex on the calibration of meters, over which the two sides went to arbitration twice and from which each came home with a draw.

In Komárno, a town that the river divides between the two countries, hardly anybody had noticed. The bridge was full of Christmas shoppers. A baker on the northern side had heard of the treaty only because the gas company's manager buys his rolls there.

What comes next depends on the weather as much as on the negotiators. A mild winter would leave everything as it is, and that is what both capitals seem to be betting on.
