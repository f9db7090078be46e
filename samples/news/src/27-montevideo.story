# A multilateral convention to which one party makes a reservation.
story: montevideo | treaty | The Montevideo Convention on the Safety of Journalists and Chile's reservation
treaty: montevideo | human rights | CHL,CRI,PRY,URY | Montevideo Convention; Montevideo Convention on the Safety of Journalists
obligations: -
step: mv.sig | signature | CHL,CRI,PRY,URY | GOV | 2025-11-20 | - | SUPPORT
step: mv.raturu | ratification | URY | - | 2026-01-29 | - | SUPPORT
step: mv.ratcri | ratification | CRI | - | 2026-03-17 | - | SUPPORT
step: mv.appchl | approval | CHL | LEG | 2026-05-06 | - | SUPPORT
step: mv.ratchl | ratification | CHL | GOV | 2026-05-19 | - | SUPPORT
step: mv.res | reservation | CHL | - | 2026-05-19 | - | -
step: mv.eif | entry into force | - | - | 2026-06-18 | ratification by three states | -
step: mv.ratpry | ratification | PRY | - | pending | - | -
status: 2025-12-01 | signed
status: 2026-02-10 | ratified by URY
status: 2026-05-25 | ratified, not in force
status: 2026-06-20 | in force
event: mv-object | REJECT,ACCUSE | URY | CHL | 2026-05-21 | - | asserted
event: mv-murder | ASSAULT | ? | ? | 2025-10 | - | asserted
event: mv-union | ACCUSE | CHL | ? | 2026-05-20 | - | asserted

=== montevideo-1-cordillera | cordillera | 2025-11-20T20:10:00-03:00 | World
headline: [mv.sig|Four states sign convention] to protect reporters
by: Ximena Larco
caption: The delegations in the Solís theatre. // Nicolás Arrospide/Cordillera Post

[mv.sig|Chile, Costa Rica, Paraguay and Uruguay signed a convention] in Montevideo on Thursday that obliges them to investigate every threat against a journalist.

A special prosecutor must be named in each country, and under Article 9 editors cannot be made to give up the names of their sources.

The convention will [~mv.eif|enter into force thirty days after the third ratification].

It owes its existence to a crime. In October, [mv-murder|gunmen killed a radio reporter in Pedro Juan Caballero], Paraguay, an hour after he had read out the number plates of stolen cars.

"He had asked for protection twice," his sister said at the ceremony in the Solís theatre. She was given the pen of Uruguay's foreign minister.

Argentina and Brazil sent observers. Neither signed.

The idea came from a group of editors who met in Valparaíso three years ago, after a spring in which five of their colleagues had been killed on the continent. They wrote the first draft on a train.

A fund of four million dollars is to pay for guards, safe houses and, where there is no other way, an air ticket. Costa Rica will house the office, in a former coffee warehouse.

Sceptics point out that laws against murder exist already. "It is not that the states did not know that it is forbidden," said a lawyer for victims' families. "They did not pick up the telephone."

After the signing, the guests walked to the harbour, where the names of 112 reporters had been written on paper boats. The wind was from the river, and most of them came back.

=== montevideo-2-mna | mna | 2026-05-19T21:15+00:00 | Americas
headline: [mv.ratchl|Chile ratifies convention on journalists] with reservation
agency: Meridian News Agency

SANTIAGO, May 19 (MNA) - [mv.ratchl|Chile ratified the Montevideo Convention] on the Safety of Journalists on Tuesday but [mv.res|entered a reservation to Article 9], which protects the names of sources.

Under the reservation, Chilean courts may still order an editor to name a source in cases of terrorism.

[mv.appchl|Congress had approved the convention on May 6] on the condition that the reservation be made.

Chile is the third country to ratify after [?mv.raturu|Uruguay, which did so in January], and [?mv.ratcri|Costa Rica, which followed in March]. The convention will therefore [~mv.eif|take effect on June 18].

Paraguay has [~mv.ratpry|yet to ratify].

[mv.sig|The four countries signed it in Montevideo] in November.

The government had promised the exception to conservative senators, whose votes it needed. They argued that the police must be able to follow a call to its end.

Legal scholars disagree about the scope of the clause. Chilean law defines terrorism broadly, and the definition has been changed four times since the return to democracy.

The convention provides for a fund that pays for the protection of threatened reporters. Chile will contribute 800,000 dollars a year, more than any other member.

Editors in Santiago reacted with a mixture of relief and irritation. The daily El Faro del Sur appeared with a blank space on page nine, in which there was only a telephone number for sources.

Press freedom groups had lobbied for the convention for three years. They said that half a loaf was better than none, provided that nobody ate the other half.

=== montevideo-3-lagoon | lagoon | 2026-05-20T07:35:00+01:00 | World
headline: [mv.ratchl|Chile joins media treaty], with a but
agency: Meridian News Agency
copy: montevideo-2-mna

<montevideo-2-mna 1-3>

<montevideo-2-mna 6>

=== montevideo-4-cordillera | cordillera | 2026-05-22T09:00:00-04:00 | World
headline: [mv-object|Uruguay objects to Chile's exception]
by: Ximena Larco
teaser: 2026-05-21 // [?sf-meet|Italy and Tunisia fail to agree] in Malta
teaser: How to read a glacier

Uruguay on Thursday [mv-object|objected to Chile's reservation] to the Montevideo Convention, saying that it emptied the treaty of its most important promise.

[mv.res|Chile had excluded terrorism cases from Article 9] when [mv.ratchl|it ratified the convention on Tuesday]. Editors there can still be ordered to name their sources.

The objection does not keep the convention from [~mv.eif|coming into force on June 18]. Between the two countries, however, Article 9 will not apply.

In Santiago, [mv-union|the journalists' union accused the government] of "hiding behind a word that fits everything".

The justice minister replied that the exception was narrow and that no editor had been before such a court since 1991.

[mv.ratcri|Costa Rica ratified the text in March] without any reservation, as [?mv.raturu|Uruguay had done two months earlier].

Diplomats in Montevideo chose their words with care. The note speaks of friendship in the first sentence and in the last, and of disappointment in between.

Small as it is, the dispute touches a large question. If each party may take out what it does not like, critics ask, what is left for those who need the treaty most? If none may, reply others, there will be no parties.

The office in San José has meanwhile hired its first three officials. One of them, a former crime reporter from Asunción, still changes her route to work every morning.

Chile has a year in which it may withdraw the exception without giving reasons. Few expect that to happen before the next election.

=== montevideo-5-mna | mna | 2026-06-18T14:05+00:00 | Americas
headline: [mv.eif|Convention on journalists takes effect]
agency: Meridian News Agency

MONTEVIDEO, June 18 (MNA) - [mv.eif|A convention for the protection of journalists entered into force on Thursday] in Chile, Costa Rica and Uruguay, thirty days after the third ratification.

The three countries must now name a special prosecutor each. Uruguay has chosen a judge from Salto, while the other two are still looking.

Paraguay, which [mv.sig|signed the text together with them in November], has [~mv.ratpry|not ratified it]. A committee of its Senate wants to hear publishers and police officers before it decides, and no date has been set.

Under the Montevideo Convention, reporters who are threatened can turn to an office in San José and must get an answer within 24 hours. A fund pays for guards and for shelter.

[mv.ratchl|Chile was the third to ratify], on May 19, and [mv.res|excluded terrorism cases] from the rule that protects sources. [mv-object|Uruguay objected to that] two days later.

"We have got a telephone now," said the sister of the reporter who was murdered in Pedro Juan Caballero in October. "Let us see who picks it up."

The first calls came before noon, the office said. One was from a sports editor who had been booed, and he was given the number of a colleague.

Press unions in Argentina and Brazil renewed their appeal to their own governments to join. Neither has said that it will, although both sent observers to the negotiations and paid for the coffee at the signing.
