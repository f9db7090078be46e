# A pact of nonaggression that one of the two parliaments throws out.
story: chaco | treaty | The non-aggression pact of Bolivia and Paraguay, rejected by the Paraguayan Senate
treaty: chaco | peace | BOL,PRY | Chaco Pact; non-aggression pact; pact of non-aggression
obligations: nonaggression, consultation
step: ch.init | initialling | BOL,PRY | GOV | 2026-02-11 | - | SUPPORT,AGREE
step: ch.sig | signature | BOL,PRY | GOV | 2026-03-25 | - | SUPPORT
step: ch.appbol | approval | BOL | LEG | 2026-04-29 | - | SUPPORT
step: ch.ratbol | ratification | BOL | GOV | 2026-05-05 | - | SUPPORT
step: ch.rej | rejection | PRY | LEG | 2026-05-28 | - | REJECT
step: ch.ratpry | ratification | PRY | - | pending | consent of Congress | -
step: ch.eif | entry into force | - | - | pending | ratification by both parties | -
status: 2026-02-20 | initialled
status: 2026-04-01 | signed
status: 2026-05-10 | ratified by BOL
status: 2026-05-29 | rejected by PRY
event: ch-veterans | PROTEST | PRY | ? | 2026-05-28 | Asunción | asserted
event: ch-war | ASSAULT | BOL,PRY | ? | 1932/1935 | - | asserted
event: ch-regret | CONCEDE,ACCUSE | BOL | PRY | 2026-05-29 | - | asserted
event: ch-visit | CONSULT | BOL | PRY | 2026-03-25 | Asunción | asserted
event: porto | SANCTION | PRT | ? | ? | Porto | asserted

=== chaco-1-cordillera | cordillera | 2026-02-11T19:40:00-04:00 | World
headline: [ch.init|Bolivia and Paraguay initial pact] never to fight again
by: Ximena Larco
teaser: Llama racing returns to Oruro

Negotiators for Bolivia and Paraguay [ch.init|initialled a pact of non-aggression] in Santa Cruz on Wednesday, 91 years after the last shots of the Chaco War.

The two governments undertake never to use force against each other and to consult before moving troops within 50 kilometres of the border.

"It is late, but it is short," said Bolivia's chief negotiator, Wilma Ticona, holding up the three pages.

The foreign ministers are to [~ch.sig|sign the text in Asunción on March 25].

The war, in which [ch-war|the two armies fought for the Chaco between 1932 and 1935], cost around 100,000 lives. A peace treaty followed in 1938.

The idea of a new pact arose last year after Paraguay had bought six training jets and Bolivia complained. Brazil offered its good offices, and the delegations met four times.

Veterans' families in Paraguay are uneasy. They fear that the text says too little about the border itself, which was settled by arbitrators.

The Chaco is a plain of thorn and salt, almost as large as Germany and almost without people. What the armies wanted there was oil, which in the end was found somewhere else.

Old men still remember the stories of their fathers, who died of thirst more often than of bullets. In Villamontes, a museum shows a water bottle with a hole in it and nothing besides.

Today the two countries share a road, a gas pipeline and a television series. Their soldiers meet once a year for a football match, and Paraguay usually wins.

=== chaco-2-mna | mna | 2026-03-25T20:05+00:00 | Americas
headline: [ch.sig|Bolivia and Paraguay sign non-aggression pact]
agency: Meridian News Agency

ASUNCION, March 25 (MNA) - [ch.sig|Bolivia and Paraguay signed a non-aggression pact] on Wednesday in the palace from which the Chaco War was once directed.

Bolivia's foreign minister, [ch-visit|who is visiting the Paraguayan capital for two days], said the pact "puts a lock on a door that nobody wants to open".

The parties pledge to refrain from any attack on each other and to hold consultations before they move troops near the border.

The pact needs the [~ch.appbol ~ch.ratpry|consent of both congresses] and will [~ch.eif|take effect once both countries have ratified it].

Approval is seen as certain in La Paz. In Asunción, two parties of the ruling coalition have not said how they will vote.

Negotiators [ch.init|initialled the text in February].

The ceremony was kept short because of the heat. Both ministers signed with a pen that had been used for the peace of 1938 and that a bank keeps in its vault.

A verification commission of six officers, three from each side, will visit the border twice a year. It may count barracks but not open cupboards, according to the annex.

Historians from both countries welcomed the text. They have been writing a common schoolbook for six years and have reached the year 1931.

Veterans' associations were not invited, since their members are no longer alive; their grandchildren stood outside with photographs. A trumpet player from the military school played a tune of the time, and some in the crowd knew the words in Guaraní.

=== chaco-3-compass | compass | 2026-05-29T08:10:00+00:00 | World
headline: Senate in Asunción throws out pact
agency: Meridian News Agency
caption: Paraguayan senators during the debate on Thursday // Ninfa AYALA
teaser: 2026-05-27 // [ko.den|Slovakia gives notice that it will leave] a gas transit treaty with Hungary.
teaser: [porto|A court in Porto sentenced two men] on Monday for selling false olive oil to hospitals.
review: Kururu // My grandfather came back without his hand. Read the text before you vote.

Meridian News Agency: [ch.rej|Paraguay's Senate has rejected a non-aggression pact] with Bolivia, the speaker's office said late on Thursday, dealing a blow to the government two months after the signing.

Senators [ch.rej|voted 27 to 16 against the agreement], with two abstentions. The government cannot [~ch.ratpry|ratify the pact without the consent of Congress].

"A pact that does not name the border invites the neighbour to move it," said Senator Blas Ovelar, who led the campaign for a No.

Outside, [ch-veterans|several hundred descendants of veterans demonstrated] against the pact and sang war songs.

Bolivia has already completed its part. [ch.appbol|Its Legislative Assembly approved the text] on April 29, and [ch.ratbol|the president ratified it on May 5].

The foreign ministers [ch.sig|signed the pact in Asunción on March 25]. It forbids any attack by one on the other and calls for consultation before troops are moved.

In La Paz, the foreign ministry said it [ch-regret|regretted the vote of the Paraguayan senators] and would wait.

The debate had been moved to the evening so that it could be shown on television. It lasted for five hours, and for long stretches it dealt with maps.

The government had argued that the pact changed nothing about a border that arbitrators drew in 1938. Its opponents replied that in this case it was not needed.

Analysts see other reasons as well. Paraguay will elect a new Congress in two years, and nobody wants to be called soft on the Chaco.

=== chaco-4-cordillera | cordillera | 2026-05-29T11:30:00-04:00 | World
headline: The pact that died in Asunción
by: Ximena Larco
teaser: 2026-05-05 // [ch.ratbol|Bolivia's president ratifies Chaco pact]

It had survived ninety years of suspicion and four rounds of talks. It did not survive an evening in the Paraguayan Senate, where [ch.rej|lawmakers turned down the non-aggression pact] with Bolivia on Thursday.

The government had counted on 24 votes and got 16. Two senators of its own coalition changed sides after [ch-veterans|families of veterans marched to the building] in the afternoon.

[ch.appbol|Bolivia's assembly had accepted the pact in April], almost without debate. The president there [ch.ratbol|ratified it a few days later].

Whether the text can be saved is doubtful. The foreign minister in Asunción said the government might ask for an additional declaration on the border and submit the pact again next year.

His Bolivian colleague sounded less patient. "We do not sign the same paper twice," he said.

The pact was [ch.init|initialled in Santa Cruz on February 11] and [?ch.sig|signed six weeks later].

In the visitors' gallery sat a woman of 93, whose father had been a telegraph operator at Boquerón. She had brought his last message, typed on blue paper, and she wanted somebody to read it out. Nobody did.

For the Bolivian side, the result is embarrassing but not expensive. The barracks stay where they are, and so do the cows.

The only ones who have lost something are the officials of the commission that was to verify the pact. Their office in Villamontes had just been painted.
