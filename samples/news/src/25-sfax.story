# A readmission agreement that one side suspends.
story: sfax | treaty | The readmission agreement of Italy and Tunisia, suspended by Tunisia in May 2026
treaty: sfax | migration | ITA,TUN | Sfax agreement; readmission agreement
obligations: -
step: sf.sig | signature | ITA,TUN | GOV | 2024-09-18 | - | SUPPORT
step: sf.eif | entry into force | - | - | 2025-02-01 | - | -
step: sf.susp | suspension | TUN | GOV | 2026-05-04 | - | SANCTION,REJECT
status: 2024-10-01 | signed
status: 2025-03-01 | in force
status: 2026-05-10 | suspended
event: sf-drown | ACCUSE | TUN | ITA | 2026-05-04 | - | asserted
event: sf-deny | REJECT | ITA | ? | 2026-05-04 | - | asserted
event: sf-deport | COERCE | ITA | TUN | 2026-04 | - | asserted
event: sf-meet | CONSULT,AGREE | ITA,TUN | - | 2026-05-21 | Valletta | happened

=== sfax-1-mna | mna | 2026-05-04T17:25+00:00 | World
headline: [sf.susp|Tunisia suspends readmission agreement] with Italy
agency: Meridian News Agency

TUNIS, May 4 (MNA) - [sf.susp|Tunisia on Monday suspended an agreement with Italy] on the return of migrants after eleven Tunisians had drowned off Lampedusa.

[sf-drown|The foreign ministry accused the Italian coast guard] of having watched for two hours while their boat sank.

Rome [sf-deny|rejected the accusation]. "Our men went out in waves of four metres and saved 34 people," the interior minister said.

Under the Sfax agreement, which was [sf.sig|signed in September 2024] and has been [sf.eif|in force since February 2025], Tunisia takes back its citizens who have no right to stay in Italy.

[sf-deport|Italy sent back 212 Tunisians in April], according to a group that counts the flights.

The suspension takes effect at once. It does not touch a separate accord on the coast guard's fuel.

The boat had left the coast near Mahdia on Saturday night with 45 people on board. Survivors said that the engine failed after six hours, and that they burned their shirts to be seen.

In Zarzis, where seven of the drowned came from, shops stayed closed on Monday. Fishermen there have a cemetery of their own for those whom the sea brings back.

The suspension comes at the start of the season in which most crossings are attempted. In May and June, the water is calm and the moon is still early.

Human rights lawyers in Palermo said that 40 hearings planned for this week no longer made sense. Their clients, they reported, had heard the news on the radio and asked whether it was a trick.

=== sfax-2-lagoon | lagoon | 2026-05-05T08:10:00+01:00 | World
headline: [sf.susp|Tunis puts migrant deal with Rome on hold]
agency: Meridian News Agency
copy: sfax-1-mna

<sfax-1-mna 1->

=== sfax-3-amber | amber | 2026-05-18T19:45:00+02:00 | World
headline: [sf-meet|Rome and Tunis to meet in Malta] on migrants
by: Marcello Vinci
teaser: 2026-05-16 // [ti-2nd|Albanian teachers march for a second Saturday]

The interior ministers of Italy and Tunisia [sf-meet|will meet in Valletta on Thursday] to talk about the Sfax agreement, an Italian official said.

Tunisia [sf.susp|suspended the agreement two weeks ago] in anger over a shipwreck near Lampedusa in which eleven people died.

Since then no flight has left Palermo for Tabarka. The reception centre at Trapani, built for 200 people, holds 340.

The agreement [sf.sig|was signed in 2024]. Human rights groups have always opposed it, because migrants have only 48 hours to appeal.

Tunis wants a joint inquiry into the shipwreck before anything else is discussed. Rome has said neither yes nor no.

Malta has lent the two a hall in an old hospital of the knights. It is said to have the longest corridor in Europe, and delegations have plenty of room to avoid each other.

Italian officials are under pressure from mayors in Sicily, who complain that they were promised empty centres before the summer. Their Tunisian colleagues are under pressure from mothers.

Neither side talks about money in public. Yet the agreement came with 120 million euros for training and solar panels, of which two thirds have been paid.

On Lampedusa, where the summer guests are arriving, fishermen want a buoy with a light to be laid at the spot. They have collected the money among themselves and lack only a permit, for which three offices are responsible.

The interpreter who worked on the original text has been asked to come along. She remembers every comma, she says, and how long it took.

=== sfax-4-mna | mna | 2026-05-21T18:00+00:00 | World
headline: [?sf-meet|No result in Malta talks] on migrants
agency: Meridian News Agency

VALLETTA, May 21 (MNA) - [sf-meet|Italian and Tunisian ministers held talks in Valletta] on Thursday but could not agree on how to revive a deal on the return of migrants.

[sf.susp|Tunisia froze the Sfax agreement on May 4] and has not taken back anybody since.

"We have spoken about the dead first, as is proper," the Tunisian minister said. Italy proposed that Malta investigate the shipwreck.

The ministers made no statement together. Another meeting was not announced.

The agreement [sf.eif|came into force in February of last year].

Diplomats said the meeting had been stiff but correct. Interpreters were not needed, since both ministers speak French, and they used the time saved for a second silence, as one participant put it.

Italy's minister returned to Rome without seeing the press. His Tunisian colleague stayed on to visit the families of two men who are missing since a crossing in March.

Migration experts expect the deadlock to last into the autumn. Each government, they argue, loses less by waiting than by giving way.

The European Commission had hoped for a sign of progress before the summer. A spokesman in Brussels said only that good neighbours keep talking, and that the money for the solar panels was not in question.

In Trapani, officials have put up tents in the yard of the reception centre. It was built as a school and still has a blackboard in every room.
