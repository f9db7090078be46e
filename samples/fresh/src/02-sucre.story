# Two marches on two days in one city; on the second one police kill a student. Vague: "the protest".
story: sucre | protest | Marches against fuel prices in Cochabamba on 12 and 14 May 2026
event: cb1 | PROTEST | BOL | ? | 2026-05-12 | Cochabamba | asserted
event: cb2 | PROTEST | BOL | ? | 2026-05-14 | Cochabamba | asserted
event: cb-kill | ASSAULT,COERCE | BOL | BOL | 2026-05-14 | Cochabamba | contested | 1
event: cb-arrest | COERCE | BOL | BOL | 2026-05-14 | Cochabamba | asserted
event: cb-talk | CONSULT,CONCEDE,COOPERATE | BOL | BOL | 2026-05-16 | La Paz | asserted
event: cb-price | CONCEDE | BOL | ? | 2026-05-17 | - | asserted
event: cb-threat | THREATEN | BOL | BOL | 2026-05-15 | - | asserted
event: cb-ask | REQUEST | BOL | BOL | 2026-05-13 | - | asserted
trap: two marches on two days in one city | cb1 | cb2

=== sucre-1-cordillera | cordillera | 2026-05-12T20:30:00-04:00 | Americas
headline: [cb1|Thousands march in Cochabamba] against dearer fuel
by: Rosa Illanes

[cb1|Some 5,000 people marched through the centre of Cochabamba] on Tuesday against the government's decision to raise the price of diesel by 40 percent.

[?cb1|The march], called by drivers' unions, ended peacefully on the main square.

"We carry the food of the whole country," said the head of the union, Justo Mamani.

=== sucre-2-amber | amber | 2026-05-13T09:00:00+00:00 | World
headline: Drivers demand talks after [?cb1|Cochabamba march]

Bolivia's drivers' unions on Wednesday [cb-ask|demanded that President Alba Quiroga receive them], one day after [?cb1|thousands had protested in Cochabamba] against higher fuel prices.

The presidency did not comment.

=== sucre-3-mna | mna | 2026-05-14T23:20+00:00 | Americas
headline: Student dies as [cb2|protesters and police clash in Cochabamba]
agency: Meridian News Agency

LA PAZ, May 14 (MNA) - [cb-kill|A student was shot dead by police] in Cochabamba on Thursday when [cb2|demonstrators threw stones at officers], hospital staff said, on the second day of protests against fuel prices this week.

[cb-arrest|Police arrested 26 people], the regional prosecutor said.

The police denied that officers had fired live rounds. "[?cb-kill|None of our men shot that young man]," said Colonel René Arce.

[?cb1|A first march on Tuesday] had been peaceful.

=== sucre-4-northgate | northgate | 2026-05-15T07:00:00+01:00 | World
headline: Bolivia: student killed in [?cb2|fuel price protest]
agency: Meridian News Agency
copy: sucre-3-mna

<sucre-3-mna 1-3>

=== sucre-5-cordillera | cordillera | 2026-05-15T21:00:00-04:00 | Americas
headline: [cb-threat|Unions threaten to block all roads]

[cb-threat|Bolivia's drivers threatened on Friday to block every highway] unless the government takes back the new price within three days.

The student who died on Thursday was to be buried in his home village. Classmates said that [?cb-kill|a policeman had shot him from a bridge].

The protest has split the governing party. Since the march, two ministers have spoken against the increase.

=== sucre-6-cordillera | cordillera | 2026-05-16T22:00:00-04:00 | Americas
headline: [cb-talk|Government meets drivers in La Paz]

[cb-talk|Ministers and leaders of the drivers' unions met in La Paz] on Saturday for the first time since the price of diesel was raised.

[?cb-talk|The meeting] lasted seven hours and is to go on today.

=== sucre-7-mna | mna | 2026-05-17T18:00+00:00 | Americas
headline: [cb-price|Bolivia takes back fuel price increase]
agency: Meridian News Agency

LA PAZ, May 17 (MNA) - [cb-price|Bolivia's government cancelled the increase in the price of diesel] on Sunday after a week of protests in which a student was killed.

The decision followed [?cb-talk|talks with union leaders on Saturday].
