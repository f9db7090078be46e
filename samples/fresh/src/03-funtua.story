# Two abductions on two days on one road; all of the first are set free, of the second one is killed.
story: funtua | kidnapping | Two abductions on the road from Funtua to Zaria, Nigeria, 2 and 5 February 2026
event: fu1 | COERCE,ASSAULT | ? | ? | 2026-02-02 | ? | asserted
event: fu2 | COERCE,ASSAULT | ? | ? | 2026-02-05 | ? | asserted
event: fu-ransom | REQUEST | ? | ? | 2026-02-04 | - | asserted
event: fu-free | CONCEDE,RETREAT | ? | ? | 2026-02-09 | - | asserted
event: fu-send | MOBILIZE | NGA | ? | 2026-02-06 | ? | asserted
event: fu-arrest | COERCE | NGA | ? | 2026-02-10 | ? | asserted
event: fu-fight | ASSAULT | NGA | ? | 2026-02-11 | ? | asserted | 6
trap: two abductions on two days on one road | fu1 | fu2

=== funtua-1-lagoon | lagoon | 2026-02-02T21:00:00+01:00 | Nigeria
headline: [fu1|Gunmen abduct 17 bus passengers] near Funtua
by: Ifeoma Balogun

[fu1|Gunmen kidnapped 17 passengers of a bus] on the road from Funtua to Zaria in northern Nigeria on Monday, police said.

The driver escaped and raised the alarm. "They came out of the maize on six motorcycles," he said.

=== funtua-2-lagoon | lagoon | 2026-02-04T19:00:00+01:00 | Nigeria
headline: [fu-ransom|Kidnappers ask for ransom] for bus passengers

[fu-ransom|The kidnappers of 17 bus passengers demanded 80 million naira] on Wednesday, relatives said.

[?fu1|The 17 were seized near Funtua on Monday]. The police declined to comment on the demand.

=== funtua-3-mna | mna | 2026-02-05T17:00+00:00 | Africa
headline: [fu2|Eight pupils kidnapped in northern Nigeria], third day after [?fu1|bus attack]
agency: Meridian News Agency

ABUJA, Feb 5 (MNA) - [fu2|Armed men abducted eight pupils] from a school van near Funtua on Thursday, three days after [?fu1|17 people were taken from a bus] on the same road, the police in Katsina State said.

The governor [fu-send|ordered 500 soldiers to the road] on Friday, his office said.

=== funtua-4-oldquay | oldquay | 2026-02-06T08:00:00+02:00 | News
headline: Pupils seized in Nigeria
agency: Meridian News Agency
copy: funtua-3-mna

<funtua-3-mna 1>

=== funtua-5-savanna | savanna | 2026-02-08T10:00:00+03:00 | World
headline: Parents wait after abduction in Nigeria

Parents of the pupils slept outside the police station on Saturday night. Since the abduction, the school has been closed.

The kidnapping is one of many on this road. An official said that the attack had been planned for weeks.

=== funtua-6-mna | mna | 2026-02-09T20:10+00:00 | Africa
headline: [fu-free|Nigerian bus passengers freed] after a week
agency: Meridian News Agency

ABUJA, Feb 9 (MNA) - [fu-free|Gunmen released 17 bus passengers] on Monday, a week after [?fu1|they were kidnapped near Funtua], police said. It was not known whether money had been paid.

The eight pupils [?fu2|who were abducted on Thursday] are still missing.

=== funtua-7-lagoon | lagoon | 2026-02-11T22:00:00+01:00 | Nigeria
headline: [fu-fight|Soldiers kill six gunmen] in forest near Funtua

[fu-fight|Nigerian soldiers killed six gunmen] in a forest west of Funtua on Wednesday and found five of the pupils alive, the army said.

On Tuesday [fu-arrest|police had arrested two men] in Zaria who sold phone cards to the kidnappers.

The pupils had been missing since [?fu2|last Thursday's kidnapping].
