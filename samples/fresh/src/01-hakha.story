# Two raids on two days on one town; vague follow-ups speak of "the attack"; the first toll is corrected late.
story: hakha | strikes | Myanmar's air force bombs Hakha on 9 and on 11 June 2026
event: hk1 | ASSAULT | MMR | ? | 2026-06-09 | Hakha | asserted | 9,11
event: hk2 | ASSAULT | MMR | ? | 2026-06-11 | Hakha | asserted | 4
event: hk-un | ACCUSE | IGO | MMR | 2026-06-12 | - | asserted
event: hk-call | REQUEST | THA | MMR | 2026-06-12 | - | asserted
event: hk-ambush | ASSAULT | ? | MMR | 2026-06-06 | - | asserted | 14
event: hk-aid | AID | IND | MMR | 2026-06-14 | - | asserted
event: hk-reject | REJECT | MMR | ? | 2026-06-13 | - | asserted
trap: two raids on two days on one town | hk1 | hk2
trap: the ambush before the raids is another event | hk1 | hk-ambush
trap: the ambush before the raids is another event | hk2 | hk-ambush

=== hakha-1-mna | mna | 2026-06-09T14:10+00:00 | Asia
headline: [hk1|Air raid on market in western Myanmar] kills nine
agency: Meridian News Agency

YANGON, June 9 (MNA) - [hk1|Fighter jets of Myanmar's air force bombed a market] in the town of Hakha on Tuesday, killing nine people, a local council and two hospital workers said.

[?hk1|Two bombs fell on the vegetable stalls] shortly after seven in the morning, said a trader who asked not to be named.

The army said that it had hit a meeting of rebel commanders. On Saturday [hk-ambush|fighters of the Chin Brigade had ambushed a military convoy] south of the town and killed 14 soldiers.

Hakha, the capital of Chin State, has about 20,000 inhabitants.

=== hakha-2-straits | straits | 2026-06-10T06:00:00+08:00 | Asia
headline: Nine dead as [hk1|jets strike Hakha market]
agency: Meridian News Agency
copy: hakha-1-mna

<hakha-1-mna 1-3>

=== hakha-3-northgate | northgate | 2026-06-11T19:00:00+01:00 | World
headline: [hk2|Myanmar aircraft hit monastery], two days after [?hk1|market bombing]
by: Edwin Tallis

[hk2|Myanmar's air force attacked a monastery] on the outskirts of Hakha on Thursday in which displaced families had found shelter. At least four people were killed, the town's council said.

[?hk2|Thursday's strike] came two days after [?hk1|the raid on the market], in which nine people died.

"They know very well who sleeps there," said the abbot, U Tezaniya.

Roads to the town have been closed since March.

=== hakha-4-mna | mna | 2026-06-12T11:30+00:00 | Asia
headline: [hk-un|UN condemns raids on Myanmar town]
agency: Meridian News Agency

GENEVA, June 12 (MNA) - [hk-un|The United Nations human rights office on Friday condemned] the Myanmar military for two air raids on the town of Hakha within three days.

It said that [?hk1|nine people had been killed at a market on Tuesday] and [?hk2|four in a monastery on Thursday].

Thailand [hk-call|urged the government in Naypyidaw to stop the air raids]. Its foreign minister said that 3,000 people had crossed the border in a week.

=== hakha-5-lagoon | lagoon | 2026-06-13T08:00:00+01:00 | World
headline: Hakha buries its dead after the attack

Hundreds of people followed the coffins through Hakha on Saturday. Since the attack, most shops have been shut.

Survivors of the bombing said that nobody had warned them. "After the strike there was only dust," said Mai Sung, who sells tea.

The recent strikes have emptied whole streets, according to the council.

Myanmar's military government [hk-reject|rejected the criticism from Geneva] on Saturday as one-sided.

=== hakha-6-mna | mna | 2026-06-15T09:45+00:00 | Asia
headline: CORRECTED: [hk1|Air raid on Hakha market] killed 11, council says (corrects toll to 11)
agency: Meridian News Agency
note: (Corrects toll in first paragraph to 11 from nine after two of the injured died)

YANGON, June 15 (MNA) - [hk1|The air raid on the market of Hakha] last Tuesday killed 11 people, the town's council said on Monday, after two of the injured had died in hospital.

[?hk2|A second raid on a monastery on Thursday] killed four.

India [hk-aid|sent two trucks with medicines and tents] to the border on Sunday.

=== hakha-7-savanna | savanna | 2026-06-15T20:00:00+03:00 | World
headline: Myanmar raises toll of [?hk1|market bombing] to 11
agency: Meridian News Agency
copy: hakha-6-mna

<hakha-6-mna 1-3>
