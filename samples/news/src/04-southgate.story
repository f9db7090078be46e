# A joint exercise that is announced and then falls through.
story: southgate | plan falls through | The naval exercise South Gate of Brazil and Uruguay is announced and called off, March and April 2026
event: sg-ex | COOPERATE,AGREE | BRA,URY | - | 2026-04-20 | - | planned
event: sg-cancel | REJECT,SANCTION,CONCEDE | BRA | URY | 2026-04-17 | - | asserted
event: sg-seize | COERCE | URY | BRA | 2026-04-13 | - | asserted
event: sg-visit | CONSULT | BRA | URY | 2026-03-30 | Montevideo | asserted
event: sg-demand | REQUEST | BRA | URY | 2026-04-15 | - | asserted
event: sg-release | RETREAT | URY | ? | 2026-04-21 | - | asserted
trap: the visit of March and the planned exercise are two events | sg-visit | sg-ex

=== southgate-1-cordillera | cordillera | 2026-03-30T18:00:00-03:00 | World
headline: [sg-ex|Brazil and Uruguay plan first naval exercise] since 2011
by: Ximena Larco
teaser: 2026-03-25 // [ch.sig|Bolivia and Paraguay sign pact of non-aggression] in Asunción

Brazil and Uruguay [sg-ex|will hold a joint naval exercise in April], the first in 15 years, the defence ministers of the two countries announced in Montevideo on Monday.

[?sg-ex|Under the name South Gate, seven ships] and some 900 sailors are to practise the search for drug boats off Punta del Este from the 20th to the 24th of April.

[sg-visit|Brazil's defence minister travelled to Montevideo] on Monday with the head of the navy. He also laid a wreath at the monument to the fishermen lost at sea.

"We share a coast and we share a problem," his Uruguayan host, Graciela Etchart, said.

The Uruguayan navy has twelve ships, most of them older than their crews. Brazil will send a frigate and two corvettes.

An association of hotel owners in Punta del Este asked that the guns be kept silent on weekends.

The two navies know each other well. Officers from Montevideo have trained in Rio de Janeiro for decades, and the last admiral of the Uruguayan fleet was married to a Brazilian.

Drug boats are a newer problem. Fishermen on the coast of Rocha tell of packages that wash ashore after storms, wrapped in the colours of football clubs.

Brazil's minister said that the cost of the drill would be shared according to the number of ships. Uruguay would accordingly pay for the coffee, he joked.

Neither ministry would say whether live ammunition was going to be used. A timetable is to be published a week before the start.

=== southgate-2-mna | mna | 2026-04-15T21:00+00:00 | Americas
headline: [sg-demand|Brazil demands return of trawler] seized by Uruguay
agency: Meridian News Agency

BRASILIA, April 15 (MNA) - Brazil on Wednesday [sg-demand|demanded that Uruguay release a trawler] and its crew of 17, who were taken to the port of La Paloma at the start of the week.

[sg-seize|Uruguay's coast guard seized the Estrela do Sul] on Monday about 190 miles off the coast. It says the ship was fishing for hake without a licence.

The owner, a company in Itajaí, denied this and said the trawler was in international waters.

The quarrel comes at a bad moment. The navies of both countries are [sg-ex|due to begin the exercise South Gate] on Monday.

"One does not dance with somebody who has his hand in one's pocket," a member of the Brazilian Senate's defence committee said.

A spokeswoman for the Uruguayan defence ministry said preparations were going ahead.

La Paloma, a resort of 5,000 people, is not used to being in the news. The crew may walk to the beach twice a day, a local councillor said, and neighbours have brought them mate and playing cards.

Hake is the most important catch of both countries. The boundary between their fishing zones follows a line agreed on in 1972, but trawlers seldom carry a chart of that age.

The ship's owner said that every day in port was costing him 9,000 dollars.

Uruguay's fisheries office said that it had stopped eleven foreign ships since January, five of them from Asia. Most paid within a week and sailed on, and one captain had come back so often that the office knows his birthday.

=== southgate-3-mna | mna | 2026-04-17T20:25+00:00 | Americas
headline: [sg-cancel|Brazil cancels naval exercise with Uruguay]
agency: Meridian News Agency

BRASILIA, April 17 (MNA) - [sg-cancel|Brazil called off a joint naval exercise with Uruguay] on Friday, three days before it was to begin, over [?sg-seize|the seizure of a Brazilian trawler].

The ships that had already sailed from Rio Grande were ordered back to port, the navy said in a statement.

The foreign ministry said that there could be no exercise "as long as Brazilian fishermen are locked up in a gymnasium".

Uruguay regretted the decision. Defence minister Graciela Etchart said that the seizure was a matter for the courts.

The exercise, named South Gate, [sg-ex|was to have brought together 900 sailors] off Punta del Este. No new date was given.

Business groups on both sides were quick to play the matter down. Trade between the two neighbours amounts to five billion dollars a year, and hake is a very small part of it.

Retired officers were less relaxed. "An exercise takes eight months to prepare and one afternoon to spoil," a former chief of Uruguay's naval staff said in a radio interview.

The frigate that was to have led the fleet is 38 years old. It had been repainted for the occasion.

In Punta del Este, where hoteliers had complained about the noise in advance, opinions were mixed. Some had already sold rooms with a view of the ships.

The Brazilian crews learned of the decision over the loudspeaker, a sailor's wife said. They were promised leave until Tuesday, and the cooks were left with fresh bread for 400 people.

=== southgate-4-lagoon | lagoon | 2026-04-18T09:40:00+01:00 | World
headline: [sg-cancel|Brazil scraps joint drill] over trawler
agency: Meridian News Agency
copy: southgate-3-mna
teaser: 2026-04-17 // [lk-call|Presidents of Malawi and Mozambique speak] after lake gunfight
teaser: Why yams are getting smaller

<southgate-3-mna 1-7>

=== southgate-5-cordillera | cordillera | 2026-04-22T10:00:00-03:00 | World
headline: [sg-release|Uruguay lets the trawler go], the drill stays off
by: Ximena Larco

[sg-release|Uruguay freed the Brazilian trawler Estrela do Sul] and its 17 sailors on Tuesday after the owner had paid a fine of 80,000 dollars.

The crew had spent eight days in a school gymnasium in La Paloma. "The soup was good," said the cook, Ademir Fagundes, "but it was eight times the same soup."

[?sg-seize|The coast guard had stopped the ship on 13 April]. The captain maintains that his instruments showed international waters.

For South Gate the release came too late. [sg-cancel|Brazil had withdrawn from the naval exercise] last Friday, and the frigate meant for it has been sent to the Caribbean.

Officials of both navies say privately that they hope for next year.

The captain, Valdir Nunes, came ashore last and was greeted with applause. He had used the week to teach the children of La Paloma how to tie a bowline, and two of them cried when he left.

Lawyers will be busy for some time. The owner wants his fine back, and a court in Rocha has asked for the data of the ship's navigation system.

Fish dealers in Itajaí say that the price of hake did not move at all. "People here eat shrimp," one of them explained.

For the school, it is back to normal. The gymnasium has been swept, the hoops have been put up again, and the headmistress keeps a brass lamp in her office that the crew left behind as a present.
