# A treaty of neutrality: initialled, signed, ratified by decree, one ratification still to come.
story: avaza | treaty | The treaty of friendship and neutrality of Kyrgyzstan and Turkmenistan
treaty: avaza | peace | KGZ,TKM | Avaza treaty; treaty of friendship and neutrality; neutrality treaty
obligations: neutrality, nonaggression
step: av.init | initialling | KGZ,TKM | GOV | 2025-12-09 | - | SUPPORT,AGREE
step: av.sig | signature | KGZ,TKM | GOV | 2026-02-27 | - | SUPPORT
step: av.rattkm | ratification | TKM | GOV | 2026-03-20 | - | SUPPORT
step: av.appkgz | approval | KGZ | LEG | 2026-06-17 | - | SUPPORT
step: av.ratkgz | ratification | KGZ | GOV | pending | signature of the president | -
step: av.exc | exchange of instruments | KGZ,TKM | - | pending | ratification by Kyrgyzstan | -
step: av.eif | entry into force | - | - | pending | exchange of instruments | -
status: 2026-01-01 | initialled
status: 2026-03-01 | signed
status: 2026-04-01 | ratified by TKM
status: 2026-06-18 | ratified by TKM
event: av-gas | AID,COOPERATE,AGREE | TKM | ? | 2026-02-27 | - | asserted
event: av-delay | REJECT | KGZ | ? | 2026-04-15 | - | asserted

=== avaza-1-mna | mna | 2025-12-09T13:40+00:00 | Asia
headline: [av.init|Kyrgyzstan, Turkmenistan initial neutrality treaty]
agency: Meridian News Agency

ASHGABAT, Dec 9 (MNA) - [av.init|Diplomats of Kyrgyzstan and Turkmenistan initialled a treaty] on Tuesday under which each will stay neutral if the other is at war with a third country.

The text also rules out the use of force between the two, which do not share a border.

Turkmenistan has been recognised as a neutral state by the United Nations since 1995. For Kyrgyzstan, which hosts a Russian air base, the promise is harder to keep, analysts said.

The treaty is [~av.sig|to be signed at the Caspian resort of Avaza] early next year.

"It is a small text for a large neighbourhood," a Kyrgyz diplomat said.

The text is modelled on agreements of the 1920s, a historian in Almaty said, down to some of its commas. Such treaties were then in fashion among states that had more neighbours than friends.

Trade between the two is modest. Kyrgyzstan sells beans, clothing and a little gold; Turkmenistan sells gas and cotton, as far as its neighbours let them through.

The diplomats worked for three days in a hotel with 300 rooms of which eleven were taken. They were shown a horse.

Experts on international law find one clause remarkable. It obliges each side to tell the other beforehand if it means to join an alliance, but it does not say how long beforehand, and the negotiators would not explain.

A date for the next meeting was pencilled into the calendars on both sides.

=== avaza-2-amber | amber | 2026-02-27T21:05:00+01:00 | World
headline: [av.sig|Treaty of neutrality signed at Caspian resort]
by: Aiperi Toktosunova
caption: The presidents on the promenade of Avaza on Friday. // Maral Annayeva / Amber Coast News
review: J. // Neutral between whom, exactly?

The presidents of Kyrgyzstan and Turkmenistan [av.sig|signed a treaty of friendship and neutrality] in the empty winter resort of Avaza on Friday.

If one of them is drawn into a war, the other will not take part in it, will not let troops pass and will sell no weapons to the enemy, the treaty says. The two also undertake never to attack each other.

It is [~av.eif|to enter into force when the instruments of ratification have been exchanged].

At the margins of the meeting, [av-gas|Turkmenistan promised to deliver gas] to the Kyrgyz power station at Bishkek at half price until the spring.

[av.init|Officials had initialled the text in December].

Critics in Bishkek ask how the treaty fits with the alliance to which their country belongs. The foreign ministry says that it fits "like a spare wheel".

The presidents walked for a few minutes along the promenade, where the fountains had been switched on for them. It was four degrees. Photographers were asked to stay behind the third lamp post.

Gas is the hard currency of the friendship. Bishkek has suffered power cuts for three winters in a row, since its reservoirs are low and its one large power station is older than most of its engineers.

How the gas is to get there is another matter. It has to pass through two countries, and each of them will want to be asked.

=== avaza-3-mna | mna | 2026-04-15T12:10+00:00 | Asia
headline: [av-delay|Kyrgyz committee delays neutrality treaty]
agency: Meridian News Agency

BISHKEK, April 15 (MNA) - A committee of Kyrgyzstan's parliament on Wednesday [av-delay|refused to put a treaty of neutrality with Turkmenistan] on the agenda before the summer.

Members said that they wanted an opinion from the constitutional court first.

[av.rattkm|Turkmenistan's president ratified the treaty by decree] on March 20.

The treaty, [av.sig|which was signed at Avaza in February], cannot [~av.eif|take effect before both sides have exchanged] their instruments of ratification.

The delay is awkward for the government, which is counting on cheap gas from the Turkmen fields.

The committee's chairman, a former judge, said that he had nothing against neutrality. But a country could not promise it twice, once to its allies and once to somebody else, without reading both papers side by side.

Lawyers close to the government think that the court will find a way. It has done so in the past, one of them said, and usually by the end of June.

The ministry of energy warned that every month without a treaty would be a month at the full price.

Outside the building, life went on. A delegation of beekeepers had come to speak about sugar, and because the hearing ended early, the members had time to listen to them for an hour.

Analysts see the hand of the larger neighbours behind the delay, though none of them could say which neighbour and which hand.

=== avaza-4-compass | compass | 2026-06-17T16:20:00+00:00 | World
headline: Bishkek says yes
agency: Meridian News Agency
caption: Members of the Jogorku Kenesh during the vote // Ulan SADYKOV
teaser: 2026-06-16 // [we-release|Six Malaysian timber workers were freed in Papua New Guinea on Tuesday.]
teaser: A dispute over goats has divided a village in Cyprus.
review: steppe_fox // First the gas, then the vote. Of course.

Meridian News Agency: [av.appkgz|Kyrgyzstan's parliament has approved a treaty of neutrality] with Turkmenistan, the speaker's office said Wednesday, after the constitutional court had found nothing wrong with it.

[av.appkgz|Seventy-one deputies voted for the treaty] and nine against. The president has [~av.ratkgz|a month to sign the law of ratification].

[av.rattkm|Turkmenistan ratified the treaty in March] by a decree of its president. "The treaty will [~av.eif ~av.exc|take effect when the instruments have been exchanged]," the foreign ministry said.

The presidents [av.sig|signed the document in Avaza in February]. It binds each side to stay out of the other's wars.

In April, [av-delay|a committee had refused to deal with the treaty] before the summer.

The court had needed eight weeks and 60 pages. It found that the country's obligations to its allies come first and that the treaty does not say otherwise, if it is read with good will.

Opponents were not convinced. One deputy asked who would explain this good will to a general at three in the morning.

For ordinary people in Bishkek, the matter is one of heating. The power station has been given a new boiler, and the chimneys smoked all through the spring.

Bookmakers, who take bets on almost anything in Bishkek, had offered poor odds. The outcome was never in doubt after the court had spoken; only the number of those against was, and it was lower than most had guessed.
