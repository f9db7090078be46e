# A multilateral convention with deposit and a threshold; the first page is from the end and looks back.
story: apia | treaty | The Apia Convention on Ocean Fisheries, from its adoption to its entry into force
treaty: apia | fisheries | FJI,KIR,SLB,TON,VUT,WSM | Apia Convention on Ocean Fisheries; Apia Convention; ocean fisheries convention
obligations: consultation
step: ap.sig | signature | FJI,KIR,SLB,TON,VUT,WSM | GOV | 2025-10-16 | - | SUPPORT
step: ap.depton | deposit of instruments | TON | - | 2026-01-14 | - | SUPPORT
step: ap.depfji | deposit of instruments | FJI | - | 2026-02-20 | - | SUPPORT
step: ap.depslb | deposit of instruments | SLB | - | 2026-04-08 | - | SUPPORT
step: ap.depwsm | deposit of instruments | WSM | - | 2026-06-11 | - | SUPPORT
step: ap.depkir | deposit of instruments | KIR | - | pending | - | -
step: ap.appvut | approval | VUT | LEG | 2026-06-05 | - | SUPPORT
step: ap.depvut | deposit of instruments | VUT | - | pending | - | -
step: ap.eif | entry into force | - | - | 2026-07-11 | deposit of four instruments | -
status: 2025-11-01 | signed
status: 2026-03-01 | ratified by FJI,TON
status: 2026-06-20 | ratified, not in force
status: 2026-07-12 | in force
event: ap-china | ACCUSE | NGO | ? | 2026-06-12 | - | asserted
event: ap-fine | SANCTION,COERCE | FJI | ? | 2026-03 | - | asserted
event: ap-invite | REQUEST | WSM | ? | 2026-06-11 | - | asserted

=== apia-1-oldquay | oldquay | 2026-06-12T09:00:00+03:00 | News
headline: [?ap.depwsm|Samoa brings fish convention to life]
agency: Meridian News Agency
teaser: 2026-06-09 // [we-demand|Kidnappers demand two million] for Malaysian loggers

APIA (MNA) - [ap.depwsm|Samoa deposited its instrument of ratification] for the Apia Convention on Ocean Fisheries on Thursday, the fourth state to do so, and thereby started the clock for the treaty's entry into force.

The convention [~ap.eif|will take effect on July 11], thirty days after the deposit of the fourth instrument of ratification, the Pacific fisheries secretariat said.

[?ap.depton|Tonga was the first to deposit], in January. [?ap.depfji|Fiji followed on February 20] and [?ap.depslb|Solomon Islands on April 8].

Vanuatu's parliament [ap.appvut|gave its approval last Friday], but the [~ap.depvut|papers have yet to be handed over]. Kiribati has [~ap.depkir|not said when it will ratify].

Samoa's foreign minister, Lagi Fatupaito, [ap-invite|called on the two remaining states to hurry]. "The tuna does not read calendars," she said.

[ap.sig|Six island states signed the convention] in Apia on October 16 last year.

The ceremony was held under a mango tree, since the secretariat's roof is being repaired. A choir of schoolgirls sang, and the registrar entered the document in a ledger that has more empty pages than full ones.

For the islands, much is at stake. Licences for tuna bring in up to half of the income of some of their governments, and the fleets come mostly from Asia.

Once the convention applies, a ship that breaks the rules in the waters of one member may be turned away by all of them.

Prices in the canneries of the region have risen since the winter, and traders see a link with the new rules.

=== apia-2-mna | mna | 2025-10-16T06:30+00:00 | Oceania
headline: [ap.sig|Six Pacific states sign fisheries convention]
agency: Meridian News Agency

APIA, Oct 16 (MNA) - [ap.sig|Fiji, Kiribati, Samoa, Solomon Islands, Tonga and Vanuatu signed a convention] on Thursday that sets common rules for tuna fishing between their waters.

The Apia Convention on Ocean Fisheries obliges its parties to consult one another before they sell licences to foreign fleets and to share the data of their radar stations.

It will [~ap.eif|enter into force thirty days after four states have deposited] their instruments of ratification with the secretariat in Apia.

"Alone we are six small harbours, together we are a third of the ocean," Samoan foreign minister Lagi Fatupaito said at the signing.

The text had been under discussion since 2019. Two meetings broke up over the fees for Asian longliners.

An environmental group, Blue Latitudes, said that the convention was a good beginning and that satellites should watch over it.

The signing took place on the deck of a ferry, to which each delegation had been piped aboard. It rained, and the pages had to be dried with a hair dryer from the captain's cabin.

Officials explained that four ratifications had been chosen as the threshold because nobody wanted to depend on all six. Elections, cyclones and holidays come in between.

The foreign fleets have reacted calmly. A shipowners' association in Taiwan said that it had always preferred one clear rule to six unclear ones.

Fishermen with small boats, who catch for their villages, are exempt from most of the rules.

=== apia-3-straits | straits | 2026-02-21T10:40:00+08:00 | Asia
headline: [?ap.depfji|Fiji joins Tonga in ratifying] tuna treaty
by: Mereoni Tavaga
teaser: 2026-02-18 // [?su-return|Dutch and Surinamese envoys settle row] in Bridgetown
teaser: The robot that peels mangosteens

Fiji has become the second country to complete its part of the Apia Convention. [ap.depfji|Its ambassador delivered the instrument of ratification] to the secretariat on Friday.

[ap.depton|Tonga had handed over its own instrument on January 14].

The convention, which [ap.sig|six states signed last October], needs four ratifications. Solomon Islands is [~ap.depslb|expected to follow by Easter].

It would force its members to talk to each other before they give licences to foreign ships. Until now they have undercut one another's prices, to the delight of the fleets.

"We were selling the same fish six times, and cheap," said a Fijian official.

Shipowners in Suva worry about the new rules on transfers at sea.

Parliaments in the region meet seldom, and bills travel by ship. In one of the six states, the text lay in a customs shed for a month because the address on the parcel was that of a dentist.

The secretariat has a staff of five and shares a photocopier with a church. It hopes for a new building once the convention is in force.

Scientists give it a cautious welcome. Skipjack, the most important species, is still plentiful, they say, but bigeye is not.

At the market in Suva, where tuna is sold by the slice, nobody had heard of the convention. "If it brings the big ones back, it is a good convention," said a woman with a knife as long as her arm. She added that she would want to see them first.

=== apia-4-straits | straits | 2026-07-11T08:15:00+08:00 | Asia
headline: [?ap.eif|Tuna treaty now law] in four Pacific states
by: Mereoni Tavaga

The Apia Convention on Ocean Fisheries [ap.eif|entered into force on Saturday] for Fiji, Samoa, Solomon Islands and Tonga, thirty days after [?ap.depwsm|Samoa's deposit of its ratification].

The four must now consult before they sell fishing rights. A joint register of ships goes online in September.

Vanuatu and Kiribati, which [ap.sig|signed the convention in October] with the others, are still outside. Vanuatu's parliament [ap.appvut|approved it on June 5].

Blue Latitudes, an environmental group, [ap-china|accused foreign fleets last month of rushing] to fill their holds before the new rules apply. It published pictures of 60 ships north of Fiji.

In March, [ap-fine|Fiji fined the owners of two longliners] for fishing with switched-off transponders.

"From today it is not only Fiji's problem," said the head of the secretariat.

On the quay in Apia, the day passed without speeches. A clerk pinned the text to a notice board, between the timetable of the ferry and an advertisement for a sewing machine.

Captains will notice the difference when they next apply for a licence. The form has grown from two pages to seven and asks for the name of the owner's owner.

A first test is not far off. Two of the members have contracts with the same fleet that run out in October, at prices that neither has told the other.

Scientists from Nouméa will publish a count of the stocks in August. It will be the first to which all six governments, inside and outside, have sent their figures.
