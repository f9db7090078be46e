# A trade agreement that is applied provisionally before it is ratified.
story: tenger | treaty | The trade agreement of Canada and Mongolia, provisionally applied from 1 April 2026
treaty: tenger | trade | CAN,MNG | Canada-Mongolia trade agreement; Tenger agreement; trade agreement
obligations: -
step: te.neg | negotiation | CAN,MNG | GOV | 2025-11 | - | CONSULT
step: te.sig | signature | CAN,MNG | GOV | 2026-02-24 | - | SUPPORT
step: te.appmng | approval | MNG | LEG | 2026-03-12 | - | SUPPORT
step: te.prov | provisional application | CAN,MNG | - | 2026-04-01 | - | SUPPORT
step: te.appcan | approval | CAN | LEG | pending | - | -
step: te.eif | entry into force | - | - | pending | approval by Canada's parliament | -
status: 2026-03-01 | signed
status: 2026-03-20 | approved by MNG
status: 2026-05-01 | provisionally applied
event: te-herders | PROTEST | MNG | ? | 2026-03-11 | - | asserted
event: te-visit | CONSULT | CAN | MNG | 2026-02-24 | Ulaanbaatar | asserted
event: te-oppose | REJECT | CAN | ? | 2026-05-07 | - | asserted

=== tenger-1-mna | mna | 2026-02-24T09:50+00:00 | Business
headline: [te.sig|Canada, Mongolia sign trade agreement]
agency: Meridian News Agency

ULAANBAATAR, Feb 24 (MNA) - [te.sig|Canada and Mongolia on Tuesday signed a trade agreement] that will abolish most duties on cashmere, copper and farm machinery.

Canada's trade minister, [te-visit|who flew to Ulaanbaatar for the ceremony], said the deal was about "goats and greenhouses, and about not depending on two neighbours".

The agreement is to be [~te.prov|applied provisionally from April 1], the two governments said. It will [~te.eif|enter into force once Canada's parliament has approved it].

Mongolia's parliament is [~te.appmng|to vote in March].

[?te.neg|The negotiations were concluded in November] after two years.

Trade between the two countries amounts to about 600 million dollars a year, most of it in mining equipment.

The two sides had long argued about the word cashmere. Under the agreement it may be used for goods that contain at least 85 percent of the fibre, combed and not shorn.

Mongolia has 27 million goats, eight for each of its inhabitants. They eat the roots of the grass as well as the blades, and environmentalists fear that more exports will mean more goats and less steppe.

Canadian mining companies, which own a part of one of the largest copper deposits in the Gobi, had pressed for clear rules on arbitration.

Farmers in Saskatchewan, who hope to sell seed drills and lentils, had sent a delegation of their own. Its members were given felt hats and, according to one of them, a great deal of mutton.

=== tenger-2-savanna | savanna | 2026-02-25T07:20:00+03:00 | Business
headline: [?te.sig|Mongolia and Canada in trade pact]
agency: Meridian News Agency
copy: tenger-1-mna

<tenger-1-mna 1->

=== tenger-3-straits | straits | 2026-03-13T09:00:00+08:00 | Asia
headline: [te.appmng|Mongolian parliament passes Canada trade deal]
by: Sanjog Thapaliya
caption: Herders outside the parliament building on Wednesday. // Bolormaa Dorj/The Straits Bulletin
teaser: 2026-03-10 // Lagos to host film prize

Mongolia's parliament on Thursday [te.appmng|approved the trade agreement with Canada] by 58 votes to 11.

The day before, [te-herders|herders had driven 300 goats onto the square] in front of the building to protest against clauses on machine-combed wool.

The agreement, [te.sig|signed in Ulaanbaatar on February 24], removes duties on most goods. From the first of April both countries [~te.prov|will apply it provisionally], until [~te.appcan|Ottawa's parliament has given its consent].

"For our cashmere the road to the west is open," the minister of agriculture said.

Critics say that the road will be used by companies rather than by herders. The president is expected to sign the law next week.

The herders had come from as far away as Dundgovi, some of them with their winter tents. They went home without having spoken to a minister, but a member of parliament bought one of the goats.

Economists at the national university expect exports to Canada to double within five years. That would still be little in comparison with China, which takes nine tenths of everything that the country sells.

The vote was preceded by a debate about translation. The Mongolian version of the text is a third longer than the English one, and nobody could say why.

Under the rules of the house, the bill needed only one reading. Members of the opposition were given ten minutes, which they used to recite a poem about a white camel.

=== tenger-4-cordillera | cordillera | 2026-05-08T10:30:00-05:00 | World
headline: Canada's cashmere deal runs without parliament
by: Maude Trépanier-Roy
teaser: 2026-05-06 // [as.appciv|Ivorian assembly approves Assinie treaty]

Sweaters are cheaper, but the law is missing. Since 1 April [te.prov|Canada and Mongolia have provisionally applied their trade agreement], though the House of Commons in Ottawa has [~te.appcan|not yet voted on it].

[te-oppose|Two opposition parties refused on Thursday to support] the bill before the summer. They want a study of what the agreement means for makers of winter clothing in Quebec.

[te.appmng|Mongolia's parliament gave its consent in March]. Until Canada follows, the agreement can be ended by either side with a month's notice.

The government says that there is no hurry. "Provisional does not mean half," the trade minister told reporters.

The [te.sig|agreement was signed in February in Ulaanbaatar].

In the shops of Montreal, the effect can be seen on price tags. A sweater that cost 240 dollars in March is on sale for 210, and the label has a camel on it, though it should be a goat.

Constitutional lawyers are of two minds. Governments have always been free to apply a trade agreement for a while, some say; others think that the while should be a short one.

The makers of winter clothing, for whose sake the delay was asked, are not united either. Those who knit are in favour, and those who weave are against.

Customs officers have had to learn a new word. The certificate that accompanies each bale is stamped with the name of the district in which the goat was combed, and some of these names have 19 letters.
