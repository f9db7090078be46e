# Two exchanges of fire on two days on one border; who began is disputed; vague headline "the clash".
story: chaman | clash | Afghan and Pakistani troops exchange fire at Spin Boldak on 20 and 23 August 2026
event: ch1 | ASSAULT | AFG,PAK | - | 2026-08-20 | Spin Boldak | asserted | 3
event: ch2 | ASSAULT | AFG,PAK | - | 2026-08-23 | Spin Boldak | asserted | 8,10
event: ch-accuse | ACCUSE | PAK | AFG | 2026-08-20 | - | asserted
event: ch-summon | ACCUSE | AFG | PAK | 2026-08-24 | Kabul | asserted
event: ch-qatar | REQUEST | QAT | AFG,PAK | 2026-08-24 | - | asserted
event: ch-truce | AGREE,RETREAT | AFG,PAK | - | 2026-08-25 | - | asserted
event: ch-bodies | RETREAT,COOPERATE,CONCEDE,AID | PAK | AFG | 2026-08-26 | - | asserted
event: ch-mob | MOBILIZE | PAK | ? | 2026-08-21 | - | asserted
trap: two exchanges of fire on two days at one crossing | ch1 | ch2

=== chaman-1-mna | mna | 2026-08-20T15:00+00:00 | Asia
headline: [ch1|Afghan and Pakistani troops exchange fire]; three dead
agency: Meridian News Agency

QUETTA, Aug 20 (MNA) - [ch1|Pakistani and Afghan border troops fired at each other] near Spin Boldak on Thursday, killing two Pakistani soldiers and an Afghan guard, officials of both sides said.

[ch-accuse|Pakistan accused Afghan forces of starting the shooting]. An Afghan officer said that the Pakistanis had begun to build a fence.

[?ch1|The exchange] lasted for an hour.

=== chaman-2-straits | straits | 2026-08-21T08:00:00+08:00 | Asia
headline: Three killed in [ch1|border shoot-out between Pakistan and Afghanistan]
agency: Meridian News Agency
copy: chaman-1-mna

<chaman-1-mna 1-3>

=== chaman-3-northgate | northgate | 2026-08-22T12:00:00+01:00 | World
headline: [ch-mob|Pakistan sends tanks to Afghan border]

[ch-mob|Pakistan moved a battalion of tanks to the border] on Friday after [?ch1|the gun battle at Spin Boldak] in which three people died.

Traders said that the crossing would stay shut. The clash has cost them millions, they said.

=== chaman-4-mna | mna | 2026-08-23T16:40+00:00 | Asia
headline: Eight die in [ch2|new clash at Afghan-Pakistani border]
agency: Meridian News Agency

KABUL, Aug 23 (MNA) - [ch2|Eight people were killed on Sunday when Afghan and Pakistani forces fought with mortars] at the Spin Boldak crossing, three days after [?ch1|a first exchange of fire], Afghan officials said.

Six of the dead were civilians. Pakistan said that it had lost no soldiers.

=== chaman-5-amber | amber | 2026-08-24T17:00:00+00:00 | World
headline: [ch-summon|Kabul summons Pakistani envoy] over [?ch2|border fighting]

[ch-summon|Afghanistan's foreign ministry summoned the Pakistani ambassador] on Monday over [?ch2|Sunday's fighting at Spin Boldak], in which it says ten people were killed.

[ch-qatar|Qatar called on both countries to cease fire].

=== chaman-6-lagoon | lagoon | 2026-08-25T20:00:00+01:00 | World
headline: [ch-truce|Pakistan and Afghanistan agree truce]

[ch-truce|Pakistan and Afghanistan agreed to a ceasefire] on Tuesday after calls from Qatar.

Since the clash, hundreds of lorries have been waiting. The recent fighting was the worst for years.

=== chaman-7-mna | mna | 2026-08-26T12:00+00:00 | Asia
headline: [ch-bodies|Pakistan returns bodies of Afghan guards]
agency: Meridian News Agency

QUETTA, Aug 26 (MNA) - [ch-bodies|Pakistan handed over the bodies of three Afghan guards] on Wednesday who had been killed in [?ch2|Sunday's battle at the crossing].

[?ch-truce|A ceasefire agreed on Tuesday] was holding, both sides said.
