# Who fired first, and how many died, is disputed between the two sides.
story: likoma | clash | Patrol boats of Malawi and Mozambique exchange fire off Likoma Island on 14 April 2026
event: lk-fire | ASSAULT | MWI,MOZ | - | 2026-04-14 | Likoma | asserted | 3,5
event: lk-mwi-accuse | ACCUSE | MWI | MOZ | 2026-04-14 | - | asserted
event: lk-moz-deny | REJECT,ACCUSE | MOZ | MWI | 2026-04-15 | - | asserted
event: lk-summon | ACCUSE | MWI | MOZ | 2026-04-15 | Lilongwe | asserted
event: lk-sadc | REQUEST | IGO | MWI,MOZ | 2026-04-15 | - | asserted
event: lk-mob | MOBILIZE | MOZ | ? | 2026-04-15 | - | asserted
event: lk-call | CONSULT | MWI,MOZ | - | 2026-04-16 | - | asserted
event: lk-body | RETREAT,COOPERATE,AID,CONCEDE | MOZ | MWI | 2026-04-17 | - | asserted
event: lk-2023 | COERCE | MOZ | MWI | 2023 | - | asserted
event: lk-tz | CONSULT,AGREE | MWI,MOZ,TZA | - | 2026-04-22 | Mbeya | planned
trap: the seizure of 2023 is background and another event | lk-fire | lk-2023

=== likoma-1-mna | mna | 2026-04-14T19:20+00:00 | Africa
headline: [lk-fire|Malawi and Mozambique boats exchange fire] on lake, three dead
agency: Meridian News Agency

LILONGWE, April 14 (MNA) - [lk-fire|Patrol boats of Malawi and Mozambique shot at each other] off Likoma Island on Tuesday and three Malawian policemen were killed, Malawi's interior ministry said.

The ministry [lk-mwi-accuse|accused the Mozambican navy of opening fire first] and without warning on a police launch that was escorting fishing boats home.

"Our men had their rifles in the locker," the minister, Chikondi Mbewe, told parliament. He said a fourth policeman was missing.

Mozambique's defence ministry gave no immediate account of the incident.

Likoma belongs to Malawi but lies in Mozambican waters, and fishermen of both countries regularly complain of harassment. In 2023 [lk-2023|the Mozambican navy seized nine Malawian boats] and held them for three weeks.

Residents of the island said they had heard machine guns for about ten minutes around five in the morning.

The lake, which Mozambicans call Niassa, is 580 kilometres long and more than 700 metres deep. Its fish feed about three million people on both shores, but catches have halved within twenty years.

Police launches usually carry a crew of five. [?lk-fire|The one that was hit on Tuesday] had been a gift from a Nordic country and was the only one in Likoma with a working radar.

The minister told parliament that the families of the dead would receive a pension. Members of all parties rose for a minute of silence.

Meteorologists said that visibility had been poor before sunrise, with mist over the northern basin and a light swell from the south-east.

=== likoma-2-savanna | savanna | 2026-04-15T08:30:00+03:00 | World
headline: Three policemen die as [lk-fire|boats clash on Lake Malawi]
agency: Meridian News Agency
copy: likoma-1-mna
caption: Fishing boats at Likoma. // Tiyamike Phiri/MNA

<likoma-1-mna 1->

=== likoma-3-mna | mna | 2026-04-15T18:40+00:00 | Africa
headline: [?lk-moz-deny|Mozambique says Malawians fired first] in lake clash
by: Berta Nhantumbo
agency: Meridian News Agency

MAPUTO, April 15 (MNA) - Mozambique on Wednesday [lk-moz-deny|rejected Malawi's account] of a gunfight on Lake Malawi and said that its sailors had only returned fire.

"The launch came out of the dark without lights and [?lk-fire|shot at us," navy commander] Alberto Cossa said. "We defended ourselves."

He put the number of dead at five, two of them Mozambican sailors. Malawi has spoken of three dead in [?lk-fire|Tuesday's exchange of fire near Likoma].

In Lilongwe, the foreign ministry [lk-summon|summoned the Mozambican ambassador] and handed him a note of protest.

Mozambique said [lk-mob|it had sent two more patrol boats] to the lake port of Metangula.

The Southern African Development Community [lk-sadc|urged both countries to pull back] their vessels. Its executive secretary offered to travel to the region.

The border on the lake was drawn in 1954 by the colonial powers, Britain and Portugal.

Commander Cossa showed reporters a photograph of a hull with eleven holes. He said that it had been taken on the morning after the incident, but he would not let them see the boat itself.

The two navies have had a direct telephone line since 2019. Nobody picked up on Tuesday, according to officers on both sides, because the man on duty in Metangula was at breakfast.

Bishops of the Anglican diocese, whose cathedral stands on the island, offered prayers for "all sons of the lake".

Maputo has four vessels on the lake, all of them built for rivers. The largest, the Ruvuma, is in dock with a broken shaft.

=== likoma-4-oldquay | oldquay | 2026-04-16T07:15:00+03:00 | News
headline: Lake gunfight: each blames the other
agency: Meridian News Agency
copy: likoma-3-mna

<likoma-3-mna 1-4 6>

The Old Quay Gazette has readers on the lake, too: a carpenter from our town has been building boats at Nkhata Bay since 1998. He wrote last night that all was quiet there and that the price of planks had not changed.

=== likoma-5-northgate | northgate | 2026-04-17T18:10:00+01:00 | World
headline: Presidents talk as Likoma tension eases
by: Philippa Garrow
teaser: 2026-04-17 // [sg-cancel|Brazil calls off naval exercise] with Uruguay
teaser: A bakery that only opens at night

The presidents of Malawi and Mozambique [lk-call|spoke by telephone for an hour on Thursday] and agreed that nobody had wanted [?lk-fire|the gunfight that killed at least three people] on their common lake.

[lk-body|Mozambique handed over the body of a Malawian policeman] on Friday. He had been missing since [?lk-fire|the shoot-out off Likoma Island] on Tuesday.

Who started it remains in dispute. Malawi says [?lk-fire|the navy opened fire on a police launch]; Maputo says the launch shot first and that two of its own sailors are among five dead.

Fishermen interviewed on the island contradict both. The two boats had been "shouting at each other for a good while" before anybody used a gun, one of them said.

Ministers of both countries [lk-tz|will meet in the Tanzanian town of Mbeya next Wednesday] at the invitation of Tanzania, which has its own quarrel with Malawi about the lake.

Neither president apologised, officials said.

On the beach at Chipyela, life has gone back to something like its usual rhythm. The ferry from Nkhata Bay called on Thursday for the first time in the week, with flour, mattresses and a wedding party.

But the nets stay close to the shore. "We can see the good water from here," said Davie Chirwa, who has fished off Likoma for thirty years, "and we can see who sits on it."

Researchers have long argued for a common fisheries authority. A draft has been lying in two ministries since 2016; it has 40 pages and no signature.
