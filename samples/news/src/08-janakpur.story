# An anniversary retells an old attack; what happens now is an apology and a verdict.
story: janakpur | anniversary | Ten years after the bombing of Janakpur station: an apology and a verdict, April 2026
event: ja-bomb | ASSAULT | ? | ? | 2016-04-12 | Janakpur | asserted | 22,23
event: ja-sorry | CONCEDE | NPL | ? | 2026-04-12 | Janakpur | asserted
event: ja-verdict | SANCTION | NPL | ? | 2026-04-16 | Kathmandu | asserted
event: ja-arrest | COERCE | NPL | ? | 2021 | - | asserted
event: ja-bus | ASSAULT | ? | ? | 2026-04-11 | Birgunj | claimed
trap: an attack of ten years ago and one of yesterday | ja-bomb | ja-bus
trap: the arrest of 2021 and the verdict of 2026 | ja-arrest | ja-verdict

=== janakpur-1-straits | straits | 2026-04-12T15:20:00+08:00 | Asia
headline: Nepal remembers the dead of Janakpur station
by: Sanjog Thapaliya
teaser: Night train to Ipoh is back

The trains stood still in Janakpur on Sunday for 22 minutes, one for each of those who died when [ja-bomb|a bomb tore through the station's waiting hall] on 12 April 2016.

The prime minister's chief secretary read out a letter in which [ja-sorry|the government apologised to the families] for having lost the files of the investigation.

"It took ten years to find the word sorry," said Sunita Yadav, whose husband sold tea on platform one.

The attack has never been claimed. [ja-arrest|Police arrested two brothers in 2021], who have been on trial in Kathmandu since last autumn. A verdict is expected on Thursday.

The anniversary was overshadowed by fresh violence. On Saturday [ja-bus|an explosive device damaged an empty bus] in Birgunj, 100 kilometres to the west, local media reported. Police did not confirm this.

The waiting hall has been rebuilt with larger windows. A brass plate beside the ticket counter bears the names of the dead in two scripts, and somebody polishes it every morning; nobody at the station knows who.

Janakpur, a town of pilgrims close to the Indian border, has changed a good deal since then. The narrow-gauge line is gone, and trains now run on broad tracks to Jaynagar, three times a day.

Schoolchildren who were not born at the time read out poems. One of them was about a kettle.

Railway workers have asked that the day be made a holiday on the line. For the time being it is not; the trains that stood still made up for the delay before Jaynagar.

=== janakpur-2-amber | amber | 2026-04-12T18:00:00+02:00 | World
headline: Ten years on, [ja-sorry|Nepal says sorry for Janakpur]
agency: Coastline News Agency
review: R. // Files do not lose themselves.

KATHMANDU (CNA) - [ja-sorry|Nepal's government asked the relatives of bombing victims for forgiveness] on Sunday, on the tenth anniversary of [?ja-bomb|one of the worst attacks] in the country's recent history.

On 12 April 2016 [ja-bomb|a bomb in a suitcase killed 23 people] at the railway station of Janakpur, near the border with India. Some lists have 22 names, because one woman was never identified.

The investigation files disappeared in 2018, when a ministry moved to a new building.

Relatives laid marigolds on the rails. A small group booed when the letter of apology was read, but most stood in silence.

The trial of two suspects is in its last days.

A retired stationmaster, who lost an arm that morning, came with the signal lamp that he had held in his other hand. He has kept it on a shelf ever since and lights it once a year.

Compensation was paid to 19 families. Three others never received anything because they could not produce a birth certificate, and the letter promises that their cases will be looked at again.

Historians point out that the country was in turmoil at the time over its new constitution, and that the truth got lost among larger quarrels.

The letter is two pages long and was written, officials say, by a young clerk who had found the empty shelf when she was looking for something else. Her name is not in it. She stood at the back and held an umbrella over a child.

=== janakpur-3-mna | mna | 2026-04-16T10:40+00:00 | Asia
headline: [ja-verdict|Nepal court convicts two brothers] over station bombing
agency: Meridian News Agency

KATHMANDU, April 16 (MNA) - [ja-verdict|A court in Kathmandu found two brothers guilty] on Thursday of having [?ja-bomb|planned the bombing of Janakpur] railway station and sentenced them to life in prison.

[ja-bomb|The blast on April 12, 2016, left 22 people dead] and brought rail traffic in the plains to a halt for more than a month.

The men, aged 41 and 38, were [ja-arrest|arrested at a brick kiln in 2021]. They deny the charges, and their lawyer said that they would appeal.

Judge Kamala Rijal said the prosecution had rebuilt the lost files "from ashes and newspapers".

The court did not establish who had ordered the attack.

On Sunday, [ja-sorry|the government had apologised for the loss] of the files.

The trial had lasted for seven months. More than 90 witnesses were heard, among them a tea seller who described the suitcase down to the colour of its lining.

Prosecutors had asked for life terms. The defence argued that the confessions had been beaten out of the men by police officers who have since retired.

Relatives of the victims embraced each other in the corridor. "I wanted to see their faces when they heard it," said an elderly man, "and now I wish I had stayed at home."

The brothers once ran a cycle repair shop two streets from the station. Neighbours remember them as quiet, and one said that she still had a pump of theirs. Neither spoke when the sentence was read out.

=== janakpur-4-straits | straits | 2026-04-16T20:05:00+08:00 | Asia
headline: [ja-verdict|Life terms for Janakpur bombers]
agency: Meridian News Agency
copy: janakpur-3-mna

<janakpur-3-mna 1->
