# A ceasefire declared, kept, broken; two releases of captives on different days.
story: rioazul | ceasefire | The Blue River Front and Colombia's government: a truce, releases and a breach, June 2026
event: ra-truce | CONCEDE,AGREE,RETREAT | COL | ? | 2026-06-05 | - | asserted
event: ra-rel1 | RETREAT | COL | ? | 2026-06-10 | - | asserted
event: ra-rel2 | RETREAT | COL | ? | 2026-06-17 | - | happened
event: ra-ambush | ASSAULT | ? | ? | 2026-06-20 | - | asserted | 4,6
event: ra-accuse | ACCUSE | COL | ? | 2026-06-20 | - | asserted
event: ra-deny | REJECT | COL | ? | 2026-06-21 | - | asserted
event: ra-suspend | SANCTION,REJECT,THREATEN | COL | ? | 2026-06-22 | - | asserted
event: ra-un | REQUEST | UNO | ? | 2026-06-22 | - | asserted
event: ra-promise | AGREE,CONCEDE,RETREAT | COL | ? | 2026-06 | - | planned
event: ra-2019 | ASSAULT | COL | ? | 2019 | - | asserted | 21
trap: two releases in two weeks by the same group | ra-rel1 | ra-rel2
trap: the ambush and the old car bomb | ra-ambush | ra-2019

=== rioazul-1-mna | mna | 2026-06-05T22:40+00:00 | Americas
headline: [ra-truce|Colombian rebels declare truce]
agency: Meridian News Agency

BOGOTA, June 5 (MNA) - [ra-truce|Colombia's Blue River Front declared a unilateral ceasefire] of 60 days on Friday and [?ra-promise|promised to free the 14 soldiers] whom it holds captive.

The group, a splinter of a disbanded guerrilla army, said its fighters would stop all attacks at midnight.

"We will be as quiet as the river in August," its commander, who uses the name Evaristo, said in a video.

The government welcomed the announcement but said that the army would continue its patrols.

The Front has about 900 members and taxes coca growers in the department of Guaviare. In 2019 [ra-2019|it set off a car bomb at a police school] that left 21 cadets dead.

The captives [ra-promise|are to be handed over in two groups] this month, the rebels said.

The video shows Evaristo at a kitchen table with a bowl of lemons. It lasts for eleven minutes and ends with a song.

Truces in the region have a poor record. The last one, in 2022, was over within three weeks, and neither side could afterwards agree on what had ended it.

Farmers in Guaviare say that they would be content with less than peace. "If they let me bring my cheese to town without paying twice, that is enough," one of them told a local radio station.

Diplomats who know the group believe that it is short of money and of young men. The price of coca paste has fallen by half since last summer, and recruits have been going to the gold fields instead.

=== rioazul-2-cordillera | cordillera | 2026-06-10T19:30:00-05:00 | World
headline: [ra-rel1|Rebels free first seven soldiers]
by: Ximena Larco
caption: A freed soldier with his mother in San José del Guaviare. // Yeison Murcia/Cordillera Post
teaser: 2026-06-09 // [we-team|Malaysia sends negotiators to Port Moresby]

[ra-rel1|The Blue River Front released seven Colombian soldiers] on Wednesday on a football field in Guaviare, five days after [ra-truce|the rebels had announced a ceasefire].

A helicopter of the Red Cross took them to San José, where their families were waiting behind a rope. Two of the men had malaria.

[ra-rel2|Seven others will be set free next week], a mediator from the church said.

The army said there had been no shot since Friday. "It is the first quiet week that I remember," said a teacher in the village of El Capricho.

The soldiers had been captured in February, when a river boat ran aground.

The field had been mown for the occasion. White bedsheets hung from both goals, so that the pilots could see where to land, and a priest with a loudspeaker asked the children to stay behind the line.

The soldiers looked thin but composed. Corporal Wilmar Hoyos said that they had been moved every third night and had learned to tell the time by the frogs.

Psychologists will look after the men for a month before they go back to their units, if they want to go back at all.

Mothers had come from five departments, some of them on a bus that took two days. They wore T-shirts with the numbers under which their sons had been listed, and afterwards they exchanged them like footballers.

The river was high and brown. By four in the afternoon the field belonged to the children again.

=== rioazul-3-lagoon | lagoon | 2026-06-18T10:30:00+01:00 | World
headline: [?ra-rel2|Last captive soldiers freed in Colombia]
agency: Meridian News Agency
teaser: 2026-06-17 // [av.appkgz|Kyrgyz parliament backs neutrality treaty]

SAN JOSE DEL GUAVIARE (MNA) - [ra-rel2|Colombian rebels handed seven soldiers to the Red Cross] on Wednesday, the second and last group of captives [?ra-promise|whom they had promised to let go].

[ra-rel1|A first group of seven had been freed a week earlier].

The president thanked the church for its mediation and said that "a door stands open". The opposition asked what the rebels had been promised.

All of the men are in good health, the Red Cross said.

The truce, [ra-truce|which the Blue River Front proclaimed on June 5], has held so far.

Families in the town had kept a light in a window for each of the captives. The last seven were put out one by one on Wednesday evening, while a brass band played.

The army has not said what it will do when the sixty days are over. Commanders complain in private that the rebels use the pause to rest.

Coca growers, who pay a tax to the Front on every kilo, report that the collectors have become more punctual.

Church people say that much depends on the harvest. In July there is work on the farms for everybody, and young men who are picking pineapples do not, as a rule, carry rifles.

The Red Cross would not describe the place at which the men were received. Its delegates spent two nights in hammocks beforehand and heard, according to one of them, nothing but monkeys.

=== rioazul-4-mna | mna | 2026-06-21T17:20+00:00 | Americas
headline: [ra-ambush|Ambush kills Colombian policemen], rebels deny role
agency: Meridian News Agency

BOGOTA, June 21 (MNA) - [ra-ambush|Gunmen attacked a police patrol] in the Colombian department of Guaviare on Saturday and killed four officers, the police said.

[ra-accuse|The government accused the Blue River Front of breaking] its own ceasefire. The defence minister spoke of "murder under a white flag".

[ra-deny|The rebels denied any part in the attack] on Sunday and blamed drug traffickers.

A local radio station reported six dead. Two of the wounded are said to be in critical condition.

The Front had [ra-rel2|released the last of its captives on Wednesday].

[?ra-ambush|The attack happened near Calamar], on a road that soldiers had left the week before.

The road between Calamar and the Itilla river is a favourite route for petrol, cattle and cocaine. At least three armed groups claim to control it, and each of them puts up its own signs.

The officers were on their way to a village fair, where they were to give out prizes for the fattest pig.

Opposition leaders see themselves confirmed in their doubts. The head of the largest conservative party spoke of "sixty days of holiday for murderers".

People in Calamar spent Sunday indoors. The bakery opened for an hour, and the mayor asked drivers to be off the roads by dusk.

Military analysts point out that the Front has never before used the kind of rifle of which cartridges were found. They add that rifles can be bought.

=== rioazul-5-cordillera | cordillera | 2026-06-22T20:10:00-05:00 | World
headline: [ra-suspend|Bogotá breaks off contacts] after ambush
by: Ximena Larco
teaser: 2026-06-19 // [we-arrest|Two men held over kidnapping of loggers]
teaser: The last typewriter doctor of Pasto

[ra-suspend|Colombia's government suspended all contacts with the Blue River Front] on Monday, two days after [ra-ambush|policemen were shot dead in an ambush near Calamar].

[?ra-ambush|Six men have now died] of their wounds, the police said. They had earlier spoken of four.

The rebels insist that they had nothing to do with it. In a second statement they offered to help with the search for the killers.

[ra-un|The United Nations called on both sides to keep the truce]. Its envoy said that an independent investigation was needed.

In the village of El Capricho, the quiet is over. Soldiers came back on Sunday, and the school is closed.

What is left is a telephone number. The church has kept one line to the jungle open, and a bishop says that somebody still answers it, usually at night.

The funerals of the policemen filled the cathedral in San José. Their comrades carried the coffins through the rain to the river and back, because the hearse had broken down.

For the families of the soldiers who came home in June, it has been a strange fortnight. "We got ours," one mother said. "Now it is the turn of others to wait."

In Bogotá, where the jungle is far away, the debate has become one about words. The government says that contacts are not talks, and that what never was cannot be broken off; the opposition keeps a list of the dates.
