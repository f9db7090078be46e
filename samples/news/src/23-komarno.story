# An old treaty that is denounced and ends after the period of notice.
story: komarno | treaty | The gas transit treaty of Hungary and Slovakia, denounced by Slovakia
treaty: komarno | energy | HUN,SVK | Komárno treaty; gas transit treaty
obligations: -
step: ko.sig | signature | HUN,SVK | GOV | 2009-06 | - | SUPPORT
step: ko.eif | entry into force | - | - | 2010-01-01 | - | -
step: ko.den | denunciation | SVK | GOV | 2026-05-26 | - | SANCTION,REJECT
step: ko.term | termination | - | - | 2026-11-26 | six months after notice | -
step: ko.neg | negotiation | HUN,SVK | - | 2026-09-14 | - | CONSULT
status: 2010-02-01 | in force
status: 2026-06-01 | denounced
status: 2026-11-27 | terminated
event: ko-warn | THREATEN,REJECT | SVK | HUN | 2026-04-10 | - | asserted
event: ko-regret | ACCUSE,REJECT | HUN | ? | 2026-05-26 | - | asserted
event: ko-call | REQUEST | EUR | HUN,SVK | 2026-05-27 | - | asserted

=== komarno-1-amber | amber | 2026-04-10T16:30:00+02:00 | Business
headline: Bratislava threatens to leave gas treaty
by: Lena Horvathova
review: Pipefitter // Half of those valves are older than the minister.

[ko-warn|Slovakia threatened on Friday to denounce a treaty] with Hungary on the transit of natural gas, unless Budapest agrees to new tariffs by the middle of May.

The Komárno treaty, [ko.sig|signed in June 2009 by the two energy ministers], fixes prices for the pipeline under the Danube. It has been [ko.eif|in force since January 1, 2010].

Slovakia says the tariffs no longer cover the cost of repairs. "We are paying so that our neighbour can cook," Energy Minister Tomáš Rusnák said.

Either party may [~ko.den|give notice of denunciation at any time]; the treaty [~ko.term|ends six months after notice].

Hungary's ministry of energy said that it had received a letter and was studying it. Gas companies in both countries expect a compromise.

=== komarno-2-mna | mna | 2026-05-26T14:10+00:00 | Europe
headline: [ko.den|Slovakia denounces gas transit treaty] with Hungary
agency: Meridian News Agency

BRATISLAVA, May 26 (MNA) - [ko.den|Slovakia gave notice on Tuesday that it was terminating] a 17-year-old treaty with Hungary on the transit of natural gas.

[ko.den|A note of denunciation was handed to the Hungarian ambassador] at noon, the foreign ministry said. Under its Article 14, the treaty [~ko.term|will cease to have effect on November 26], six months after notice.

The government in Bratislava had warned in April that it would take this step if tariffs were not raised.

Hungary [ko-regret|criticised the decision as short-sighted]. A government spokesman said that gas would continue to flow "because physics does not know notice periods".

The treaty was [ko.sig|concluded in Komárno in 2009], after a winter in which both countries had run short of gas.

Prices on the exchange in Vienna rose by four percent.

=== komarno-3-compass | compass | 2026-05-27T07:40:00+00:00 | Business
headline: Slovakia gives notice
agency: Meridian News Agency
copy: komarno-2-mna
caption: A compressor station near Komárno // Peter BALOG
teaser: 2026-05-26 // The central bank of Fiji left its key rate unchanged.

<komarno-2-mna 1-4>

=== komarno-4-northgate | northgate | 2026-11-26T12:30:00+00:00 | Business
headline: A treaty ends, the gas flows on
by: Rupert Ansah-Holt

At midnight the valves stayed open. But the treaty that had governed them for almost 17 years, between Slovakia and Hungary, [ko.term|expired on Thursday].

[ko.den|Bratislava had denounced it in May]. The European Commission then [ko-call|called on both governments to negotiate] a successor, and delegations [ko.neg|met for a first round of talks on September 14]. They got no further than the agenda.

For the time being the pipeline companies have made a contract among themselves. It runs until the end of March.

"Governments sign treaties, engineers keep people warm," a manager of the Slovak company said.

The treaty was the child of a crisis. In January 2009, deliveries from the east stopped for two weeks, and schools in both countries were closed. In [?ko.sig|June of that year the ministers signed] it on a boat.
