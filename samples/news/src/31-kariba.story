# A state withdraws from a multilateral convention; one page tells the end before the others tell the beginning.
story: kariba | treaty | Zambia withdraws from the Kariba Water Convention
treaty: kariba | water | AGO,BWA,NAM,ZMB | Kariba Water Convention; Kariba Convention; water convention
obligations: consultation
step: ka.sig | signature | AGO,BWA,NAM,ZMB | GOV | 2004-07 | - | SUPPORT
step: ka.eif | entry into force | - | - | 2006 | - | -
step: ka.appwd | approval | ZMB | LEG | 2026-01-20 | - | -
step: ka.wd | withdrawal | ZMB | GOV | 2026-01-27 | - | SANCTION,REJECT
status: 2025-12-31 | in force
status: 2026-02-01 | in force
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

=== kariba-2-mna | mna | 2026-01-27T14:30+00:00 | Africa
headline: [ka.wd|Zambia withdraws from Kariba water convention]
agency: Meridian News Agency

LUSAKA, Jan 27 (MNA) - [ka.wd|Zambia notified its neighbours on Tuesday that it was withdrawing] from a convention on the use of the upper Zambezi, a week after [ka.appwd|parliament had voted for the step].

Under the Kariba Water Convention, notice takes effect after one year.

Lusaka [ka-dam|has accused Angola of secretly planning a dam] near the source of the river. Angola says that it is planning a fish farm.

"We consult, they dig," Zambia's minister of energy said.

The convention was [ka.sig|signed by the four countries of the upper river in July 2004]. Its secretariat in Livingstone has 14 employees.

=== kariba-3-lagoon | lagoon | 2026-01-28T17:55:00+01:00 | Africa
headline: Neighbours plead with Zambia to stay in water pact
by: Ifeoma Dike
teaser: 2026-01-27 // Enugu opens a museum for the okra, the first of its kind
teaser: Naira steady after holiday

Botswana and Namibia on Wednesday [ka-urge|urged Zambia to reverse its withdrawal] from the Kariba Water Convention, the only treaty that governs the upper Zambezi.

[ka.wd|Zambia announced its departure on Tuesday]. It is the first member to leave.

Namibia [?ka-summit|will host a meeting of all four member states] in Windhoek on 12 February, its president said. Zambia has promised to attend.

The quarrel is about a building site in Angola. Satellite pictures show a road and a wall of some 300 metres.

Engineers consulted by this newspaper say the wall could be either for a dam or for fish. "Water does not tell you what it is for," one of them said.
