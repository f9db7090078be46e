# An abduction and a release; the ransom is asserted and denied; one page has a wrong number and is corrected.
story: wewak | abduction | Six Malaysian timber workers are abducted near Wewak and released, June 2026
event: we-abduct | ASSAULT | ? | MYS | 2026-06-07 | Wewak | asserted
event: we-demand | REQUEST,THREATEN | ? | ? | 2026-06-09 | - | asserted
event: we-team | AID,COOPERATE,CONSULT | MYS | PNG | 2026-06-09 | - | asserted
event: we-release | RETREAT | ? | MYS | 2026-06-16 | - | asserted
event: we-ransom | CONCEDE,AID,COOPERATE | MYS | ? | ? | - | contested
event: we-thank | SUPPORT | MYS | PNG | 2026-06-16 | - | asserted
event: we-2nd | ASSAULT | ? | ? | 2026-06-13 | Angoram | asserted
event: we-arrest | COERCE | PNG | ? | 2026-06-18 | - | asserted
trap: two abductions in the same province within a week | we-abduct | we-2nd

=== wewak-1-straits | straits | 2026-06-08T14:10:00+08:00 | Asia
headline: [we-abduct|Seven Malaysians kidnapped] in Papua New Guinea
by: Farah Idzham
modified: 2026-06-08T20:30:00+08:00
teaser: Durian growers fear a thin year
teaser: 2026-06-02 // [as.eif|Defence treaty of Ghana and Ivory Coast takes effect]

[we-abduct|Armed men abducted seven Malaysian timber workers] from a camp near Wewak on the northern coast of Papua New Guinea on Sunday, the company that employs them said.

The attackers came in two dinghies before dawn and cut the radio mast, a manager of Sepik Hardwoods said by telephone.

A cook who hid under the floor counted nine men with rifles. They spoke Tok Pisin and asked for the engineer by name, he said.

Malaysia's foreign ministry said that it was in touch with the authorities in Port Moresby and would not comment on the identity of the men.

Logging camps on the Sepik have been robbed before, but their staff have never been taken away.

Police in Wewak said a helicopter was on its way from Madang.

Sepik Hardwoods, which is registered in Sarawak, has worked in the area since 2014. Its camps have been the object of complaints by villagers, who say that the company pays too little for kwila and leaves the rivers brown.

The manager said that there had been no threat before Sunday. The guards had gone home for a funeral.

Sorcery, gold and timber have made the lower Sepik a difficult place for outsiders, according to an anthropologist in Canberra. Guns arrived only in the last ten years.

Malaysians have worked in the timber trade of Papua New Guinea since the 1980s. About 2,000 of them live in the country, most on contracts of two years, and their embassy has three telephones.

=== wewak-2-mna | mna | 2026-06-09T11:30+00:00 | Asia
headline: [we-demand|Gunmen ask for two million dollars] for Malaysian workers
agency: Meridian News Agency

PORT MORESBY, June 9 (MNA) - The kidnappers of six Malaysian timber workers in Papua New Guinea [we-demand|have demanded two million dollars for their release], a provincial official said on Tuesday.

The official, who spoke on condition of anonymity, said [?we-demand|the demand was brought to a mission station] by a boy in a canoe.

The six were [we-abduct|seized at a logging camp near Wewak on Sunday]. Their employer had at first spoken of seven, but one man was later found in the forest, unhurt.

Malaysia [we-team|sent four police negotiators to Port Moresby] on Tuesday, its home minister said in Kuala Lumpur.

"We do not pay for our people, we bring them home," he told reporters.

Nobody has claimed responsibility. Police believe that the gang is led by a former security guard of the company.

Two million dollars is an unusual sum in a region where a canoe with an engine counts as wealth. Officials take it as a sign that somebody with business experience is advising the gang.

The company has 210 employees in the province, most of them local people. Work in all of its camps has stopped for the time being, and machines stand idle along the river.

In Sibu, the home town of four of the men, neighbours keep a candle burning in a Methodist church.

Negotiators usually advise families not to speak to the press, and most of them have followed that counsel. Only one of the fathers, a retired bus driver, has talked to a local paper. He said that his son could swim.

=== wewak-3-straits | straits | 2026-06-09T21:15:00+08:00 | Asia
headline: [?we-demand|Ransom demand for kidnapped loggers]
agency: Meridian News Agency
copy: wewak-2-mna
note: Correction: An earlier report gave the number of abducted men as seven. They are six.

<wewak-2-mna 1->

=== wewak-4-compass | compass | 2026-06-14T06:50:00+00:00 | World
headline: [?we-2nd|Second kidnapping on the Sepik]
agency: Meridian News Agency
caption: A police boat on the Sepik River // Lukas KAPUN
teaser: 2026-06-12 // [ap.depwsm|Samoa deposits its instrument] of ratification for an ocean fisheries convention.
teaser: Two cats kept a museum closed for an hour on Friday.
review: tideway // Why is nobody asking what the loggers were paid?

Meridian News Agency: [we-2nd|Gunmen have kidnapped a local councillor] on the Sepik River, Papua New Guinea's police said Sunday, less than a week after six Malaysians vanished in the same province.

[we-2nd|Councillor Raphael Wangi was taken from his house] in Angoram on Saturday night, his wife told a local radio station.

Police commander Jethro Kombuk said he saw no link to [?we-abduct|the abduction of the timber workers] on June 7.

The search for the Malaysians is in its eighth day. Two helicopters and 120 policemen are combing the swamps.

"Every creek looks like every other creek," the commander said.

The kidnappers [we-demand|have asked for two million dollars], according to provincial officials.

Wangi, 58, grows vanilla and has sat on the local council since 2017. His wife said the men had been polite and had asked whether he needed his reading glasses.

In the last election he campaigned against new logging concessions. Police would not say whether they saw a motive there.

The lower Sepik has few roads and no mobile telephone network. News travels by canoe, and it is often a day old when it reaches the provincial capital.

At the port of Wewak, boats now leave only in pairs. Vanilla buyers, who come at this time of year with cash in their shirts, have put off their journeys until the end of the month.

The provincial governor has appealed to village elders for help. "Somebody is cooking for these people," he said, "and somebody knows how much rice it takes."

=== wewak-5-mna | mna | 2026-06-16T13:05+00:00 | Asia
headline: [we-release|Kidnapped Malaysian loggers freed] in Papua New Guinea
agency: Meridian News Agency

PORT MORESBY, June 16 (MNA) - [we-release|Six Malaysian timber workers were released unharmed] on Tuesday, nine days after they had been taken from a logging camp in the north of Papua New Guinea.

They walked into a mission station near Wewak at sunrise, a priest said. "They asked for tea, and then for a telephone."

Two police officers said that [we-ransom|Malaysia had paid the gang 300,000 dollars]. The home minister in Kuala Lumpur denied this.

"Not one ringgit was paid," he said. He [we-thank|thanked Papua New Guinea for its patience] and its pilots.

The men [we-abduct|had been kidnapped on June 7] by at least nine gunmen. None of the kidnappers has been caught.

Councillor Raphael Wangi, [we-2nd|who was abducted in the same province] on Saturday, is still missing.

The priest, Father Paul Soma, said that he had first taken them for seismologists, who sometimes come to his door for water. Only when one of them began to cry did he understand.

Doctors in Wewak found mosquito bites and a twisted ankle. The men will be flown home as soon as their passports, which were left in the camp, have been found.

Sepik Hardwoods said that it would decide in July whether to go on working in the province.

Neither government would say where the men had been kept. From the colour of the mud on their boots, the priest guessed that it must have been somewhere above the second bend of the Keram, a day and a half by canoe.

=== wewak-6-straits | straits | 2026-06-19T10:00:00+08:00 | Asia
headline: Questions over the price of six men
by: Farah Idzham

Three days after [?we-release|the six Malaysian loggers came free], nobody wants to have paid for them.

Newspapers in Port Moresby report that [?we-ransom|300,000 dollars changed hands] on an airstrip near Maprik. The Malaysian government says that no ransom was paid, and the company says that it knows nothing.

On Thursday [we-arrest|police in Wewak arrested two men] with 40,000 kina in a rice bag. They are suspected of having taken part in [?we-abduct|the kidnapping of 7 June].

The six are back with their families in Sibu. One of them, an engineer, said that the gang had treated them decently and had let them listen to the football.

Former negotiators say that money is nearly always paid and nearly always denied.

Money for hostages is forbidden by law in neither country. But both governments have signed declarations against it, and insurers prefer not to be quoted.

An airstrip guard at Maprik remembers a small plane that landed without a flight plan and left after four minutes. He wrote the registration in the sand, he says, but it rained.

In Sibu, the engineer's daughter has put up a sign at the gate: no more questions, please. The neighbours have begun to keep reporters away with a hose.

An official in Kuala Lumpur offers a different kind of arithmetic. The search, with its helicopters and overtime, cost about as much as the sum that is being talked about, he says. "So you may choose which of the two you want to be angry about."
