# Two meetings of the same ministers in one week; the second is announced at the first.
story: quito-lima | meetings | Peru and Ecuador talk about illegal mining, in Quito on 2 March and in Lima on 6 March 2026
event: ql1 | CONSULT | PER,ECU | - | 2026-03-02 | Quito | asserted
event: ql2 | CONSULT,AGREE | PER,ECU | - | 2026-03-06 | Lima | happened
event: ql-police | AGREE | PER,ECU | - | 2026-03-06 | Lima | asserted
event: ql-miners | PROTEST | PER | ? | 2026-03-04 | - | asserted
event: ql-clear | COERCE | ECU | ? | 2026-02 | - | asserted
event: ql-reject | REJECT | ECU | PER | 2026-03-02 | - | asserted
event: ql-1998 | SUPPORT | PER,ECU | - | 1998 | - | asserted
trap: two meetings of the same ministers in one week | ql1 | ql2

=== quito-1-mna | mna | 2026-03-02T23:30+00:00 | Americas
headline: [ql1|Peru, Ecuador foreign ministers meet] over border mining
agency: Meridian News Agency

QUITO, March 2 (MNA) - [ql1|The foreign ministers of Peru and Ecuador met in Quito] on Monday to discuss illegal gold mining in the Condor range, where thousands of diggers cross the border at will.

The talks lasted five hours. Both sides called them frank, and neither announced a result.

"The river does not show a passport, and the mercury in it does not either," Ecuadorean minister Lucía Andrade Vinueza said.

Her Peruvian counterpart, Óscar Mendívil Rojas, said the patience of the people downstream was exhausted.

Ecuador [ql-reject|rejected a Peruvian request to let police pursue] miners across the border, officials on both sides said.

The ministers [ql2|will meet again in Lima on Friday], when they are to be joined by the heads of the national police.

In February [ql-clear|Ecuadorean soldiers cleared 14 mining camps] and arrested 60 people, about half of them Peruvians.

The two countries ended a long territorial dispute in the same mountains with [?ql-1998|a peace accord signed in 1998].

Gold has become the most valuable export of the Peruvian north after fish meal, and perhaps half of it is dug without a licence. Dealers in Piura pay in cash and ask for no papers.

On the Ecuadorean side, officials count at least 200 dredgers on the Zamora and its tributaries. A dredger costs about 30,000 dollars and is paid off within a month, according to a report by the ministry of the environment.

Doctors in the border villages have been warning for years of tremors and failing eyesight among children.

=== quito-2-cordillera | cordillera | 2026-03-02T21:15:00-05:00 | World
headline: [ql1|Ministers of Peru and Ecuador hold talks] in Quito
agency: Meridian News Agency
copy: quito-1-mna
teaser: Potato harvest in Carchi best in nine years

<quito-1-mna 1->

=== quito-3-straits | straits | 2026-03-03T11:05:00+08:00 | World
headline: [?ql1|Peru and Ecuador discuss illegal gold]
agency: Meridian News Agency
copy: quito-1-mna
teaser: 2026-03-03 // [zs1|Warplanes strike fuel depot in northern Chad]
teaser: Hawker centres to open an hour earlier from June

<quito-1-mna 1-2>

<quito-1-mna 6>

=== lima-1-mna | mna | 2026-03-06T22:50+00:00 | Americas
headline: [ql-police|Peru and Ecuador agree on joint police] for border mines
by: Rocío Tapullima
agency: Meridian News Agency

LIMA, March 6 (MNA) - Peru and Ecuador [ql-police|agreed on Friday to set up a joint police unit] against illegal gold mining, after their foreign ministers [ql2|met for the second time in a week].

The unit of 240 officers will be based in Santa María de Nieva and may operate up to ten kilometres on either side of the border, Peruvian minister Óscar Mendívil Rojas told reporters.

His Ecuadorean colleague, Lucía Andrade Vinueza, who had been sceptical after [?ql1|Monday's meeting in Quito], said the plan respected the constitutions of both countries.

The interior ministries are to work out the rules by the end of April. It was not clear who would pay for helicopters.

On Wednesday, [ql-miners|about 3,000 miners marched through the Peruvian town] of Bagua and [?ql-miners|burned tyres in front of a police station]. Nobody was hurt.

"They send policemen because they have no schools to send," said Eleuterio Huamán, who leads an association of small-scale miners.

Environmental groups welcomed the decision but warned that the camps would only move downstream. A study by a university in Loja last year found mercury in nine of ten fish sold in the region's markets.

Peru's interior ministry says that some 40,000 people live from unlicensed gold in the three northern departments alone. The figure includes cooks, boatmen and sellers of diesel.

Previous operations came to little. A camp that is cleared on a Monday is usually at work again by the end of the week, a former police general said, because the owners of the machines are never on the spot.

The ministers did not say whether the owners would be pursued.

=== lima-2-cordillera | cordillera | 2026-03-06T20:40:00-05:00 | World
headline: Joint police for the gold border
by: Ximena Larco
caption: The two ministers before their talks in Lima on Friday. // Aldo Quispe/Cordillera Post
teaser: 2026-03-04 // [ql-miners|Bagua miners burn tyres] in protest against police
teaser: 2026-03-02 // [ql1|Foreign ministers of Peru and Ecuador meet in Quito]

Two meetings, five days apart, were enough for Peru and Ecuador to do what they had failed to do in ten years: [ql-police|they will patrol the gold border together].

Foreign ministers Óscar Mendívil Rojas and Lucía Andrade Vinueza [ql2|sat down in Lima on Friday] with their police chiefs at the table. [ql1|On Monday they had talked in Quito] and parted without a word about results.

What changed in between is a matter of dispute. Peruvian officials point to [?ql-miners|the march of miners in Bagua on Wednesday], which they say frightened both governments.

In Quito, people close to the minister say that Peru simply gave up its demand for hot pursuit, which [ql-reject|Ecuador had refused on Monday].

The joint unit is to have 240 officers. They may cross the border for ten kilometres, in uniform and with a liaison officer of the other side.

Not everyone in the mountains applauds. The Wampis nation, whose land lies on both banks of the Santiago river, said it had not been consulted.

The last time that soldiers of the two countries met there, in 1995, they were shooting at each other. [?ql-1998|The peace was signed three years later] in Brasília.

Who gave the decisive push is a question for the corridors. Some say it was the finance ministries, which lose an estimated 900 million dollars a year in taxes; some point to the supermarkets in Europe that no longer want to buy fish from the region.

The Peruvian minister is a former football referee. He is said to have placed a whistle on the table on Friday and to have asked his guest to use it whenever he talked too long. It was heard twice.

In Santa María de Nieva, where the unit is to live, there is at present one hotel. It has eleven rooms.
