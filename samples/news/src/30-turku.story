# A consultation agreement that cabinets accept, and no parliament has to vote on.
story: turku | treaty | The Turku agreement on consultation of Finland and Ireland
treaty: turku | maritime | FIN,IRL | Turku agreement; agreement on consultation
obligations: consultation
step: tu.neg | negotiation | FIN,IRL | GOV | 2026-01 | - | CONSULT
step: tu.sig | signature | FIN,IRL | GOV | 2026-03-05 | - | SUPPORT
step: tu.accfin | acceptance | FIN | GOV | 2026-03-26 | - | SUPPORT
step: tu.accirl | acceptance | IRL | GOV | 2026-04-14 | - | SUPPORT
step: tu.eif | entry into force | - | - | 2026-05-01 | first day of the month after the second acceptance | -
status: 2026-03-06 | signed
status: 2026-04-20 | ratified, not in force
status: 2026-05-02 | in force
event: tu-drone | ACCUSE | IRL | ? | 2025-12 | - | asserted
event: tu-crit | ACCUSE,REJECT | IRL | ? | 2026-04-14 | - | asserted
event: tu-first | CONSULT | FIN,IRL | - | 2026-05-19 | Cork | asserted
trap: the talks before the signature and the first consultation under the treaty | tu.neg | tu-first

=== turku-1-northgate | northgate | 2026-03-05T15:10:00+00:00 | World
headline: [tu.sig|Finland and Ireland sign agreement] on consultation
by: Rupert Ansah-Holt

[tu.sig|The foreign ministers of Finland and Ireland signed an agreement] in Turku on Thursday that commits both to consult each other within 24 hours if cables or pipelines at sea are damaged.

It contains no promise of military help. "It is a telephone number with a treaty around it," the Finnish minister said.

Talks [tu.neg|were held in Helsinki in January], a few weeks after [tu-drone|Ireland had opened an investigation into drones] seen above a landing station in County Mayo.

The Turku agreement needs no vote in parliament. Each government [~tu.accfin ~tu.accirl|has to accept it by a formal decision], and it [~tu.eif|takes effect on the first day of the following month].

Ireland is militarily neutral. Opposition parties in Dublin want to know whether it will remain so.

The two states make an odd couple. One joined a military alliance three years ago and shares a long border with Russia; the other has stayed out of every alliance since its foundation and has eight naval vessels, some of them without crews.

What they have in common is on the sea bed. Most of the cables between Europe and America pass close to the Irish coast, and the Baltic has become a place where anchors drag with suspicious regularity.

The text is two pages long. It was drafted in English and Finnish, and a translator in Turku says that the second took her a week longer.

=== turku-2-mna | mna | 2026-04-14T16:35+00:00 | Europe
headline: [tu.accirl|Irish cabinet accepts Turku agreement]
agency: Meridian News Agency

DUBLIN, April 14 (MNA) - [tu.accirl|Ireland's government on Tuesday accepted an agreement] with Finland on consultations over damage to undersea cables.

[?tu.accfin|Finland's government took the same step on March 26]. The agreement will [~tu.eif|enter into force on May 1].

[tu-crit|Left-wing parties in Dublin accused the government] of giving up neutrality through the back door, since no vote was held.

The foreign minister rejected this. "To talk is not to march," she said.

[tu.sig|The agreement was signed in Turku] on March 5.

Under the constitution, international agreements that cost public money must be laid before the lower house. The government says that a telephone call costs nothing.

Fishermen's organisations in Kerry have asked to be included. They see more than any radar, their chairman said, and they are awake.

A similar agreement with Norway is being considered, according to officials in Dublin. They stressed that it would be no more than a second telephone.

The debate has revived an old argument. Neutrality is not written into the Irish constitution, and each government has described it in its own way, as a policy, as a tradition or as a matter of character.

In a poll published at the weekend, 61 percent of those asked thought the agreement a good idea. A third had never heard of it, and some were in both groups.

=== turku-3-oldquay | oldquay | 2026-04-15T07:50:00+03:00 | News
headline: [tu.accirl|Dublin accepts cable accord]
agency: Meridian News Agency
copy: turku-2-mna

[tu.accirl|Dublin has accepted the accord with Helsinki] on cables under the sea, about which the two governments will have to speak to each other from next month.

<turku-2-mna 2-3 5-6>

=== turku-4-northgate | northgate | 2026-05-20T11:00:00+01:00 | World
headline: [?tu-first|First call under the cable treaty]
by: Rupert Ansah-Holt
teaser: 2026-05-19 // [mv.ratchl|Chile ratifies convention on safety of journalists]

Eighteen days after [tu.eif|the Turku agreement had come into force], somebody rang.

[tu-first|Finnish and Irish officials met in Cork on Tuesday], hours after an anchor had torn a cable off the south coast. It was the first consultation under the treaty, which [tu.sig|the two countries signed in March].

The ship, a freighter under the flag of Palau, was long gone. Finland offered the services of a repair vessel, and Ireland accepted.

The officials agreed that it had been an accident. They also agreed to say nothing else.

Ireland's government [tu.accirl|had accepted the agreement in April] without asking parliament, and has been criticised for it ever since.

The call came at 4.40 in the morning, a Finnish official says, and the man who took it in Helsinki at first believed that it was a drill. He asked for the password and was told that there was none.

By the evening a small group was sitting in a school of navigation above Cork harbour, with charts, sandwiches and an engineer from the cable company. The engineer did most of the talking.

Repairs will take about nine days if the weather holds. The data have in the meantime found another way, as data do.

What did the consultation achieve? Diplomats who were not there say that this is the wrong question. The point of a fire drill is not the fire. In Cork, the sandwiches were generally agreed to have been excellent.
