# A shooting that two groups claim and one then denies; an arrest is reported and withdrawn; the vote takes place later.
story: bissau | shooting | Gunmen attack the election office in Bissau, and the vote goes ahead, May 2026
event: bi-shoot | ASSAULT | ? | ? | 2026-05-06 | Bissau | asserted | 2,3
event: bi-arrest | COERCE | GNB | ? | 2026-05-07 | - | denied
event: bi-condemn | ACCUSE | IGO | ? | 2026-05-07 | - | asserted
event: bi-soldiers | MOBILIZE | GNB | ? | 2026-05-08 | Bissau | asserted
event: bi-curfew | COERCE | GNB | ? | 2026-05-06 | Bissau | asserted
event: bi-observers | AID,COOPERATE,AGREE | IGO | ? | 2026-05-12 | - | happened
event: bi-2nd | ASSAULT | ? | ? | 2026-05-13 | Bafatá | asserted
trap: two attacks on election offices in two towns within a week | bi-shoot | bi-2nd

=== bissau-1-mna | mna | 2026-05-06T23:10+00:00 | Africa
headline: [bi-shoot|Gunmen attack election office in Guinea-Bissau], two guards killed
agency: Meridian News Agency

BISSAU, May 6 (MNA) - [bi-shoot|Gunmen opened fire on the headquarters of the election commission] in Bissau on Wednesday evening and killed two guards, police said, eleven days before a presidential vote.

The attackers arrived on three motorcycles and fled towards the port. A filing clerk was wounded in the leg.

[bi-curfew|The authorities imposed a night curfew on the capital].

A group that nobody had heard of, the Sons of Cacheu, said on the internet that it was behind the attack. An hour later a second group, the Patriotic Column, said the same.

"The ballot papers were not in the building," commission chairman Pedro Sambú said. "They wasted their bullets and our men."

Guinea-Bissau has seen four successful coups since independence.

Witnesses described the riders as young and the motorcycles as new. One of the men lost a sandal, which lay on the steps of the building until a dog carried it off.

Seven candidates are running for president. Observers consider three of them to have a chance, and all three expressed their horror within the hour.

Guinea-Bissau, with two million inhabitants and eighty islands, is one of the poorest countries in the region. Cashew nuts make up nine tenths of its exports.

Embassies advised their citizens to stay indoors. Flights were not affected, and a conference of cashew traders in a hotel near the airport went on until late with the curtains drawn.

=== bissau-2-savanna | savanna | 2026-05-07T08:05:00+03:00 | World
headline: Guards die as [bi-shoot|election office is shot up in Bissau]
agency: Meridian News Agency
copy: bissau-1-mna
caption: Police outside the commission in Bissau. // Armando Djaló/MNA

<bissau-1-mna 1-2 4-5>

In Nairobi, a former member of the Kenyan election commission said that such offices should be nowhere near a harbour. "Thieves like a short way," he told the Savanna Monitor.

<bissau-1-mna 7>

=== bissau-3-lagoon | lagoon | 2026-05-07T19:50:00+01:00 | Africa
headline: [?bi-arrest|Bissau police deny arrests over election attack]
by: Ifeoma Dike
teaser: 2026-05-07 // [te-oppose|Canadian parties refuse support for Mongolia deal]

Police in Guinea-Bissau have denied reports that [bi-arrest|they had arrested five soldiers] in connection with the attack on the election commission.

"There are no suspects in our cells, only mosquitoes," a spokesman told reporters on Thursday. A private radio station had reported the arrests in the morning and later withdrew the story.

[?bi-shoot|A third victim, a guard of 24], died of his wounds at noon. [bi-shoot|The commission's building was fired on by men on motorcycles] on Wednesday.

The Patriotic Column, one of two groups that had claimed the attack, said that its message was a forgery.

[bi-condemn|The West African bloc ECOWAS condemned the shooting] and demanded that the vote take place on time.

The radio station, Voz do Geba, apologised to its listeners. Its director said that the information had come from "a uniform which we had no reason to doubt".

In the market of Bandim, traders closed their stalls by four in the afternoon so that they could be at home before dark. The price of candles has doubled.

Election officials are working on without windows. Cardboard has been nailed over the frames, and a clerk has written on it in large letters: open.

On the islands, where the news arrives with the ferry, the campaign goes on as if nothing had happened. A candidate drew a few hundred people on Bubaque, chiefly because there was a band and the rice was free.

=== bissau-4-mna | mna | 2026-05-08T18:35+00:00 | Africa
headline: [?bi-soldiers|Soldiers guard ballots] in Guinea-Bissau
agency: Meridian News Agency

BISSAU, May 8 (MNA) - [bi-soldiers|Guinea-Bissau's army deployed 400 soldiers in the capital] on Friday to protect the offices and printers of the election commission.

[?bi-shoot|Three people died in Wednesday's attack on the commission], whose authors are still unknown.

The election will be held on May 17 as planned, chairman Pedro Sambú said. He has moved his desk to a school.

Two of the seven candidates asked for a delay of a month. The others refused.

On Tuesday, ECOWAS [bi-observers|will send 90 observers] to the country, its office in Bissau said.

The soldiers come from three different barracks, diplomats noted, so that no commander has too many of them. In a country with its history, a parade is looked at twice.

The ballot papers are printed in Portugal and will be flown in next week. They show the faces of the candidates, since a third of the voters cannot read.

Fuel for the generators of the polling stations is being guarded as well. Last time, some of it went missing on the eve of the vote.

Sambú, a former teacher of mathematics, was asked whether he was afraid. He answered that he had once marked 900 papers in a weekend and that little could frighten a man after that.

The river ferry will carry ballot boxes free of charge, and fishermen have been hired for the smaller islands.

=== bissau-5-northgate | northgate | 2026-05-14T08:30:00+01:00 | World
headline: [bi-2nd|Second election office attacked] in Guinea-Bissau
by: Philippa Garrow
teaser: 2026-05-13 // [as.ratciv|Ivory Coast completes ratification] of Assinie treaty
teaser: A lighthouse for sale

[bi-2nd|Unknown men set fire to an election office in Bafatá], the second town of Guinea-Bissau, on Wednesday, a week after [?bi-shoot|the deadly shooting at the commission in Bissau].

Nobody was hurt. The voters' lists for 41 villages were lost, but copies exist in the capital, officials said.

Whether the two attacks are connected is unclear. In Bissau the men came with rifles, in Bafatá with a can of petrol.

[?bi-observers|Ninety ECOWAS observers arrived on Tuesday]. Their leader, a retired judge from Ghana, said that the vote on Sunday could go ahead.

"People here have voted through worse," said a market woman who sells dried fish beside the burnt house.

In the night after the fire, volunteers carried what was left of the furniture to a primary school. The headmaster gave them two classrooms and the key to the cupboard with the maps.

The candidates have reacted each in his own manner. One suspended his tour for a day, another held a rally under the blackened balcony, and a third let it be known that he had insured his car.

Voters in Bafatá will find their names on lists copied by hand. A dozen students are writing them, for lemonade and a small fee.

Diplomats in Bissau are keeping their fingers crossed and their cars filled. Several of them remember the last time a vote was postponed: it took four years to find a new date.
