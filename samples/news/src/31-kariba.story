# A state withdraws from a multilateral convention; one page tells the end before the others tell the beginning.
story: kariba | treaty | Zambia withdraws from the Kariba Water Convention
treaty: kariba | water | AGO,BWA,NAM,ZMB | Kariba Water Convention; Kariba Convention; water convention
obligations: consultation
step: ka.sig | signature | AGO,BWA,NAM,ZMB | GOV | 2004-07 | - | SUPPORT
step: ka.eif | entry into force | - | - | 2006 | - | -
step: ka.wd | withdrawal | ZMB | GOV | 2026-01-27 | - | SANCTION,REJECT
status: 2025-12-31 | in force
status: 2026-02-01 | in force
event: ka-vote | SUPPORT,SANCTION,REJECT | ZMB | ? | 2026-01-20 | - | asserted
event: ka-urge | REQUEST | BWA,NAM | ZMB | 2026-01-28 | - | asserted
event: ka-dam | ACCUSE | ZMB | AGO | 2026-01-20 | - | asserted
event: ka-summit | CONSULT,AGREE | AGO,BWA,NAM,ZMB | - | 2026-02-12 | Windhoek | happened
event: ka-return | AGREE,CONCEDE | ZMB | ? | 2026-02-12 | Windhoek | asserted

=== kariba-1-savanna | savanna | 2026-02-13T08:40:00+03:00 | World
headline: Zambia leaves the door ajar on water
by: Mulenga Chisala
teaser: 2026-02-11 // [ch.init|Bolivia and Paraguay initial pact of non-aggression]
teaser: Honey prices double in Kitui

Zambia [ka-return|is prepared to reconsider its exit] from the Kariba Water Convention if Angola shows it the plans of a dam, its president said on Thursday night.

He spoke after [ka-summit|a meeting of the four member states in Windhoek]. It was the first since [ka.wd|Lusaka gave notice of withdrawal on 27 January].

The withdrawal takes effect twelve months after notice. Until then Zambia remains bound to consult its neighbours before it builds on the Zambezi.

"A door that takes a year to close can be held with one foot," said Botswana's minister of water.

[ka.sig|Angola, Botswana, Namibia and Zambia signed the convention in 2004]. It has been [ka.eif|in force since 2006] and has settled eleven disputes, most of them about hippos and turbines.

In Windhoek, the delegations had been seated in the order of the river, from the source to the falls. That put Angola and Zambia next to each other. They were seen to exchange a newspaper.

Hydrologists say that the quarrel hides a deeper one. The upper Zambezi carries a fifth less water than it did when the treaty was written, and every country plans as if that were not so.

For the people on the flood plain, the matter is more practical. The Lozi king moves to higher ground each year when the water comes, in a black and white barge; last year he stayed where he was.

=== kariba-2-mna | mna | 2026-01-27T14:30+00:00 | Africa
headline: [ka.wd|Zambia withdraws from Kariba water convention]
agency: Meridian News Agency

LUSAKA, Jan 27 (MNA) - [ka.wd|Zambia notified its neighbours on Tuesday that it was withdrawing] from a convention on the use of the upper Zambezi, a week after [?ka-vote|parliament had voted for the step].

Under the Kariba Water Convention, notice takes effect after one year.

Lusaka [ka-dam|has accused Angola of secretly planning a dam] near the source of the river. Angola says that it is planning a fish farm.

"We consult, they dig," Zambia's minister of energy said.

The convention was [ka.sig|signed by the four countries of the upper river in July 2004]. Its secretariat in Livingstone has 14 employees.

The decision had been in the air since a commission of the ministry of energy published a report on the dam in November. The report relies on pictures from space and on the word of a lorry driver.

Engineers note that the site lies more than 500 kilometres from the border and that a reservoir there would need three rainy seasons to fill.

The secretariat in Livingstone said that it would go on measuring the river every morning at seven, as it had always done.

Farmers' associations in the Western Province supported the step. They say that the rules have kept them from digging canals for twenty years, while nobody asks the hippos.

Donors were less pleased. A bank that finances a weir near Katima Mulilo said that it would look at its contract again, because the convention is mentioned in it on every second page.

=== kariba-3-lagoon | lagoon | 2026-01-28T17:55:00+01:00 | Africa
headline: [ka-urge|Neighbours plead with Zambia] to stay in water pact
by: Ifeoma Dike
teaser: 2026-01-27 // Enugu opens a museum for the okra, the first of its kind
teaser: Naira steady after holiday

Botswana and Namibia on Wednesday [ka-urge|urged Zambia to reverse its withdrawal] from the Kariba Water Convention, the only treaty that governs the upper Zambezi.

[ka.wd|Zambia announced its departure on Tuesday]. It is the first member to leave.

Namibia [?ka-summit|will host a meeting of all four member states] in Windhoek on 12 February, its president said. Zambia has promised to attend.

The quarrel is about a building site in Angola. Satellite pictures show a road and a wall of some 300 metres.

Engineers consulted by this newspaper say the wall could be either for a dam or for fish. "Water does not tell you what it is for," one of them said.

The convention is not a famous one, but experts on rivers like to cite it. Its members have to show each other their plans before they move a stone, and a council of four engineers gives an opinion within 90 days. It has been ignored only once.

Lusaka's critics at home fear for the power supply. Four fifths of the country's electricity come from the Zambezi and the Kafue, and cuts of twelve hours a day are still in everybody's memory.

A fish farmer in Siavonga, asked for his opinion, said that he would like to see the Angolan fish before he believed in them.

Angola has so far kept out of the argument. Its embassy in Lusaka sent a basket of dried fish to each of the newspapers, with a card that wished them a good appetite.
