# An accusation and its denial; an undated page; what is only alleged did not happen for sure.
story: valletta | accusation | Malta blames a Tunisian hacker group for a blackout of its port computers, January 2026
event: cy-attack | COERCE,ASSAULT | TUN | ? | 2026-01-12 | - | contested
event: cy-accuse | ACCUSE | MLT | TUN | 2026-01-13 | - | asserted
event: cy-deny | REJECT | TUN | ? | 2026-01-14 | - | asserted
event: cy-help | AID,COOPERATE,AGREE | ITA | ? | 2026-01-14 | - | asserted
event: cy-inquiry | ACCUSE | MLT | ? | 2026-01-13 | - | asserted
event: cy-arrest | COERCE | MLT | ? | 2026-01-27 | - | asserted
event: cy-regret | CONCEDE | MLT | TUN | 2026-01-29 | - | asserted
event: cy-bank | COERCE,ASSAULT | ? | MLT | 2019 | - | asserted
trap: a computer attack on the port and an older one on a bank | cy-attack | cy-bank

=== valletta-1-mna | mna | 2026-01-13T16:10+00:00 | Europe
headline: [cy-accuse|Malta blames Tunisian hackers] for port blackout
agency: Meridian News Agency

VALLETTA, Jan 13 (MNA) - [cy-accuse|Malta's government on Tuesday accused a group of Tunisian hackers] of having paralysed the computers of its largest port.

[cy-attack|The group, which calls itself Sand Fox, attacked the cranes' control system] on Monday, Home Affairs Minister Censu Buttigieg said. Forty ships had to wait at anchor.

"This did not come from a bedroom," he said, without giving evidence.

[cy-inquiry|A magistrate in Valletta opened an inquiry].

The port authority said that half of the cranes were working again. No data had been stolen, a spokeswoman added.

In 2019, [cy-bank|thieves broke into the computers of a Maltese bank] and moved 13 million euros abroad. They were never found.

The port, in the south of the island, handles three million containers a year. Most of them never leave the quay for long but are moved from large ships to smaller ones, which is why a standstill is felt as far away as Sicily and Crete.

Dock workers unloaded a cargo of bananas by hand on Tuesday, to the delight of photographers.

Shipping companies put the cost of the interruption at 400,000 euros an hour. Insurers have sent their own experts.

Sand Fox was unknown to the specialists whom this agency asked. One of them said that such names are often chosen on a Friday afternoon and forgotten on Monday.

A ferry company reported normal service. Tourists in the old town noticed the standstill only because it was so quiet, and some of them took it for a saint's day.

=== valletta-2-savanna | savanna | 2026-01-14T09:15:00+03:00 | World
headline: [cy-accuse|Hackers from Tunisia blamed] for chaos in Maltese port
agency: Meridian News Agency
copy: valletta-1-mna

<valletta-1-mna 1-6>

=== valletta-3-amber | amber | 2026-01-14T18:50:00+01:00 | World
headline: [cy-deny|Tunis rejects Malta's hacking charge]
by: Marcello Vinci
review: cranespotter // The cranes were down in November too. Hackers?

[cy-deny|Tunisia denied on Wednesday that hackers on its soil] had anything to do with the failure of the port of Malta.

"We know of no Sand Fox, only of foxes in the sand," a spokesman for the interior ministry in Tunis said. He asked Malta for proof.

Malta had claimed that [cy-attack|a Tunisian group broke into the port's computers] on Monday. The cranes stood still for 19 hours.

[cy-help|Italy sent six specialists to Malta] on Wednesday to help with the repair.

A crane driver told this newspaper that the computers had been "moody" for weeks. The port authority would not comment.

Experts on computer security are divided. Some see the fingerprints of a professional gang, others the fingerprints of an old machine. The software that controls the cranes was installed in 2008 and is no longer looked after by the firm that wrote it.

In the bars around the harbour, the affair has already produced a cocktail, the Sand Fox, which is served without ice.

Malta and Tunisia are neighbours with a long and mostly friendly history. The two languages are so close that fishermen can quarrel without an interpreter.

Lorry drivers, who had queued as far as the church of Birżebbuġa, were given water and pastries by the parish. "The saints work in every port," said the priest.

On the exchange in Tunis, shares of software firms rose for a day, apparently on the theory that there is no bad publicity.

=== valletta-4-northgate | northgate | | World
headline: The fox that was not there
by: Philippa Garrow
teaser: 2026-01-28 // [ka-urge|Botswana and Namibia urge Zambia to stay in convention]

On Thursday the Maltese home affairs minister did something that ministers seldom do. [cy-regret|He apologised to Tunisia].

The blackout of the port, for which [cy-accuse|he had blamed Tunisian hackers], was the work of a dismissed technician, according to the police. [cy-arrest|Officers arrested the man on Tuesday] in a flat in Sliema.

Sand Fox, the group that was supposed to have done it, appears to have been the name of a video game on his computer.

Tunisia took the apology with good humour. Its ambassador sent the minister a toy fox.

The technician has confessed, his lawyer said. He had wanted his job back.

How could it happen? Officials speak of pressure. The prime minister wanted a culprit before the evening news, one of them says, and a folder with a foreign name in it was lying on the table.

The folder came from a private company that looks for threats in the internet and is paid by the number it finds. Its director could not be reached; the telephone was answered by a dentist.

Opposition politicians have called for the minister to go. He shows no sign of it. On his desk, visitors report, the toy fox sits between the flag and the stapler.

Among dockers the technician is remembered with a certain warmth. He could tell a faulty sensor from the sound of a crane, they say, and he brought cake. Nobody quite understands why he was let go, not even the man who signed the letter.

=== valletta-5-mna | mna | 2026-01-29T15:45+00:00 | Europe
headline: [cy-regret|Malta says sorry to Tunisia] over hacking claim
agency: Meridian News Agency

VALLETTA, Jan 29 (MNA) - [cy-regret|Malta apologised to Tunisia on Thursday] for having [?cy-accuse|wrongly accused hackers there] of an attack on its port.

[cy-arrest|Police detained a former technician of the port] on Tuesday. He has admitted to switching off the cranes, investigators said.

Home Affairs Minister Censu Buttigieg said that he had "believed a machine more than a neighbour". He will not resign.

On January 13, Buttigieg [?cy-accuse|told reporters that a Tunisian group was responsible]. Tunisia [cy-deny|denied it a day later].

The technician had worked on the cranes for nine years before he lost his job in November, his lawyer said. He still had a key and a password, and nobody had thought of taking either away from him.

The port authority will now change all of its locks. Its chairwoman described the affair as "an expensive lesson in a cheap subject".

The magistrate's inquiry continues. If he is found guilty, the man faces up to ten years in prison.

In Tunis, newspapers printed the apology on their front pages, some of them with a drawing. A columnist suggested that the two countries should found a common prize for good manners.

Trade unions at the port have asked for the number of technicians to be raised again. There were eleven of them five years ago, and there are four now.
