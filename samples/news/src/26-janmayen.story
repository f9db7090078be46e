# A treaty in force that a protocol amends.
story: janmayen | treaty | The herring agreement of Iceland and Norway, amended by a protocol in 2026
treaty: janmayen | fisheries | ISL,NOR | Jan Mayen herring agreement; herring agreement; 1994 agreement
obligations: consultation
step: jm.sig | signature | ISL,NOR | - | 1994 | - | SUPPORT
step: jm.neg | negotiation | ISL,NOR | - | 2026-01 | - | CONSULT
step: jm.amend | amendment | ISL,NOR | GOV | 2026-03-10 | - | SUPPORT
step: jm.appisl | approval | ISL | LEG | 2026-05-12 | - | SUPPORT
step: jm.appnor | approval | NOR | LEG | 2026-05-21 | - | SUPPORT
step: jm.eif | entry into force | - | - | pending 2026-07-01 | approval by both parliaments | -
status: 2026-02-01 | in force
status: 2026-04-01 | in force
status: 2026-07-02 | in force
event: jm-seize | COERCE | ISL | NOR | 2025-12 | - | asserted
event: jm-faroe | ACCUSE,REJECT | FRO | ISL,NOR | 2026-03-11 | - | asserted
event: jm-block | PROTEST | NOR | ? | 2026-05-20 | Bodø | asserted

=== janmayen-1-mna | mna | 2026-03-10T15:00+00:00 | Europe
headline: [jm.amend|Iceland, Norway sign protocol] on herring
agency: Meridian News Agency

REYKJAVIK, March 10 (MNA) - [jm.amend|Iceland and Norway signed a protocol on Tuesday that amends] their agreement of 1994 on herring fishing around the island of Jan Mayen.

The protocol replaces the fixed shares of the old text with a formula that follows the fish. When the herring moves north by a degree, Iceland's share falls by two percent, and the other way round.

The two countries must also consult each other before closing an area to the other's boats.

[jm.neg|Negotiators met four times in January], after [jm-seize|Iceland's coast guard had seized a Norwegian trawler] in December.

"The fish has moved, and the paper had to move too," Norway's fisheries minister said.

The protocol [~jm.eif|will come into force on July 1], provided that [~jm.appisl ~jm.appnor|both parliaments have approved it] by then.

[jm.sig|The agreement was signed in 1994] and had never been changed.

Jan Mayen belongs to Norway and has no inhabitants apart from 18 soldiers and weather observers and, in some summers, a dog. Its importance lies in the 200 miles of sea around it.

Biologists say that the spring herring has moved its feeding grounds by some 250 kilometres in ten years. Nobody knows whether it will stop.

The formula was worked out by a mathematician in Bergen on the back of a menu, the minister said. The menu has been framed.

Environmental groups were not opposed. They would like to see the same idea applied to mackerel, over which the countries of the North Atlantic have been quarrelling for fifteen years.

=== janmayen-2-amber | amber | 2026-03-11T18:20:00+01:00 | Business
headline: [?jm-faroe|Faroe Islands angry over herring deal]
by: Eivind Sortland
review: Skipper // Formula or not, the price is made in Bergen.
teaser: 2026-03-06 // [?ql-police|Peru and Ecuador to police gold mines together]

The Faroe Islands [jm-faroe|criticised Iceland and Norway on Wednesday] for sharing out the herring "as if nobody else lived in the sea".

The day before, [jm.amend|the two had amended their Jan Mayen agreement] by a protocol that ties their shares to the place where the shoals are found.

Fishermen from the Faroes catch a tenth of the stock. The prime minister in Tórshavn said that her government had learned of the change from the radio.

Norway replied that the agreement had always been one between two states.

Scientists see the formula as a model for other stocks that are moving because of warmer water. It will cost money: every spring, two research ships must count the herring.

In the harbour of Klaksvík, skippers were painting their boats and did not want to talk. One of them said that the sea had always been generous to those who got up early and that he saw no reason to change the hour.

Lawyers in Copenhagen, who handle the islands' foreign relations in part, think that there is little to be done. The two states divide only what they already had.

Processing plants in the Faroes have begun to buy herring from Icelandic boats. In that way the fish comes to them in the end, though with a detour and a bill.

In the end, a wholesaler in Tórshavn said, the fish decides. It was off the Faroes when he was a boy, off Iceland when he married, and he expects to see it again before he retires.

=== janmayen-3-northgate | northgate | 2026-05-21T16:30:00+01:00 | World
headline: [jm.appnor|Norway's parliament clears herring protocol]
by: Philippa Garrow
teaser: 2026-05-20 // [ti-resign|Albania's education minister steps down]

[jm.appnor|Norway's Storting on Thursday approved] the change to the herring agreement with Iceland, with the votes of all but one party.

[?jm.appisl|Iceland's Althing had done so on 12 May]. The amendment will thus [~jm.eif|take effect on 1 July, as planned].

A day before the vote, [jm-block|fishermen blocked the harbour of Bodø] with forty boats. They fear that the shoals will move towards Iceland for good.

The protocol, [jm.amend|signed in Reykjavik in March], alters three of the eleven articles of the 1994 agreement. It can be ended with two years' notice, like the agreement itself.

"We have tied ourselves to a fish," said a member of the party that voted against.

The debate in Oslo was short, as debates about fish go. A member for Finnmark brought a herring in a jar and placed it on the rostrum; the president of the chamber had it removed, with an expression of regret.

Under the formula, everything depends on where the shoals are found in May. Two research ships have just come back from the spring count, and their figures are kept in a safe.

Prices have been firm. Buyers in Japan, who want the roe, are said to be following the matter more closely than most Norwegians.

The government promised the coastal towns a fund for those who lose by the new shares. How large it will be has not been settled; the mayors have named a figure, and the finance minister has named another.
