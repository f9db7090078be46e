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
headline: Brazil and Uruguay plan first naval exercise since 2011
by: Ximena Larco
teaser: 2026-03-25 // [ch.sig|Bolivia and Paraguay sign pact of non-aggression] in Asunción

Brazil and Uruguay [sg-ex|will hold a joint naval exercise in April], the first in 15 years, the defence ministers of the two countries announced in Montevideo on Monday.

Under the name South Gate, seven ships and some 900 sailors are to practise the search for drug boats off Punta del Este from the 20th to the 24th of April.

[sg-visit|Brazil's defence minister travelled to Montevideo] on Monday with the head of the navy. He also laid a wreath at the monument to the fishermen lost at sea.

"We share a coast and we share a problem," his Uruguayan host, Graciela Etchart, said.

The Uruguayan navy has twelve ships, most of them older than their crews. Brazil will send a frigate and two corvettes.

An association of hotel owners in Punta del Este asked that the guns be kept silent on weekends.

=== southgate-2-mna | mna | 2026-04-15T21:00+00:00 | Americas
headline: Brazil demands return of trawler seized by Uruguay
agency: Meridian News Agency

BRASILIA, April 15 (MNA) - Brazil on Wednesday [sg-demand|demanded that Uruguay release a trawler] and its crew of 17, who were taken to the port of La Paloma at the start of the week.

[sg-seize|Uruguay's coast guard seized the Estrela do Sul] on Monday about 190 miles off the coast. It says the ship was fishing for hake without a licence.

The owner, a company in Itajaí, denied this and said the trawler was in international waters.

The quarrel comes at a bad moment. The navies of both countries are [sg-ex|due to begin the exercise South Gate] on Monday.

"One does not dance with somebody who has his hand in one's pocket," a member of the Brazilian Senate's defence committee said.

A spokeswoman for the Uruguayan defence ministry said preparations were going ahead.

=== southgate-3-mna | mna | 2026-04-17T20:25+00:00 | Americas
headline: [sg-cancel|Brazil cancels naval exercise with Uruguay]
agency: Meridian News Agency

BRASILIA, April 17 (MNA) - [sg-cancel|Brazil called off a joint naval exercise with Uruguay] on Friday, three days before it was to begin, over [?sg-seize|the seizure of a Brazilian trawler].

The ships that had already sailed from Rio Grande were ordered back to port, the navy said in a statement.

The foreign ministry said that there could be no exercise "as long as Brazilian fishermen are locked up in a gymnasium".

Uruguay regretted the decision. Defence minister Graciela Etchart said that the seizure was a matter for the courts.

The exercise, named South Gate, [sg-ex|was to have brought together 900 sailors] off Punta del Este. No new date was given.

=== southgate-4-lagoon | lagoon | 2026-04-18T09:40:00+01:00 | World
headline: [sg-cancel|Brazil scraps joint drill] over trawler
agency: Meridian News Agency
copy: southgate-3-mna
teaser: 2026-04-17 // Presidents of Malawi and Mozambique speak after lake gunfight
teaser: Why yams are getting smaller

<southgate-3-mna 1-5>

=== southgate-5-cordillera | cordillera | 2026-04-22T10:00:00-03:00 | World
headline: [sg-release|Uruguay lets the trawler go], the drill stays off
by: Ximena Larco

[sg-release|Uruguay freed the Brazilian trawler Estrela do Sul] and its 17 sailors on Tuesday after the owner had paid a fine of 80,000 dollars.

The crew had spent eight days in a school gymnasium in La Paloma. "The soup was good," said the cook, Ademir Fagundes, "but it was eight times the same soup."

[?sg-seize|The coast guard had stopped the ship on 13 April]. The captain maintains that his instruments showed international waters.

For South Gate the release came too late. [sg-cancel|Brazil had withdrawn from the naval exercise] last Friday, and the frigate meant for it has been sent to the Caribbean.

Officials of both navies say privately that they hope for next year.
