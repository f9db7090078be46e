# Two strikes on two days on one town; the toll of the first is corrected.
story: zouar | strikes | Chad's air force bombs Zouar on 3 and on 4 March 2026
event: zs1 | ASSAULT | TCD | ? | 2026-03-03 | Zouar | asserted | 12,15
event: zs2 | ASSAULT | TCD | ? | 2026-03-04 | Zouar | asserted | 7
event: zs-accuse | ACCUSE | TCD | ? | 2026-03-03 | - | asserted
event: zs-au | REQUEST | IGO | TCD | 2026-03-05 | - | asserted
event: zs-inquiry | ACCUSE | TCD | ? | 2026-03-06 | - | asserted
event: zs-2024 | ASSAULT | ? | ? | 2024-08 | - | asserted | 40
event: zs-truce | REJECT | TCD | ? | 2026-03-04 | - | asserted
event: zs-msf | AID | NGO | ? | 2026-03-05 | Zouar | asserted
trap: two strikes on two days on the same town | zs1 | zs2
trap: the killings of 2024 are background and another event | zs1 | zs-2024

=== zouar-1-mna | mna | 2026-03-03T16:40+00:00 | Africa
headline: [zs1|Air strike on fuel depot in northern Chad] leaves 12 dead
agency: Meridian News Agency

N'DJAMENA, March 3 (MNA) - [zs1|Warplanes of the Chadian air force struck a fuel depot] on the northern edge of the town of Zouar on Tuesday, the army said, in the heaviest raid of a campaign against rebels in the Tibesti mountains.

Doctors at the town's only hospital said [?zs1|12 people had been killed] and more than 30 injured, several of them with severe burns.

"The depot was supplying armed gangs and it was a legitimate target," army spokesman General Issa Bahar Koundja told reporters in the capital. He said all of the dead were fighters.

The Front for the Renewal of the Sahara (FRS), the main rebel group in the region, gave a different account. In a statement sent to journalists, [zs-accuse|it accused the army of deliberately targeting] traders who had come to Zouar for the weekly market.

A teacher reached by telephone said he had heard [?zs1|two explosions shortly after eight] in the morning and had seen smoke above the market road for hours.

"People ran towards the depot to pull out the drivers, and then the second bomb fell," said the teacher, who did not want his name to be published.

Meridian News Agency could not verify either account. Telephone lines to the town were cut in the afternoon.

The FRS took up arms in 2021 and says it is fighting for a share of the revenue from the region's gold mines. [zs-2024|Its fighters killed 40 soldiers in an ambush] near Wour in August 2024.

Zouar, a town of about 8,000 people, lies on the road from Faya-Largeau to the border with Libya.

The army has moved three battalions to the north since December. Reporters are not allowed to travel beyond Faya-Largeau without an escort, and satellite telephones are confiscated at the last checkpoint.

Traders say the price of a barrel of diesel in the Tibesti has tripled since the start of the year. Much of the fuel comes across the border from Libya at night, in lorries without number plates.

The government pays its officials in the region in advance, because nobody can say when the next convoy will get through.

=== zouar-2-lagoon | lagoon | 2026-03-03T19:05:00+01:00 | Africa
headline: 12 killed as [zs1|Chad's jets bomb fuel depot]
agency: Meridian News Agency
copy: zouar-1-mna
teaser: Grain prices in Kano fall for a second week
teaser: 2026-03-02 // [~as.sig|Ghana and Ivory Coast to sign defence treaty] this month, ministers say

<zouar-1-mna 1->

=== zouar-3-oldquay | oldquay | 2026-03-04T07:30:00+02:00 | News
headline: [zs1|Depot bombed in Chad], 12 reported dead
agency: Meridian News Agency
copy: zouar-1-mna

<zouar-1-mna 1-2>

<zouar-1-mna 4>

<zouar-1-mna 8>

=== zouar-4-mna | mna | 2026-03-04T18:15+00:00 | Africa
headline: [?zs2|Second raid in two days hits] Chadian town
by: Hassane Dillo
agency: Meridian News Agency

N'DJAMENA, March 4 (MNA) - [zs2|Chadian aircraft attacked a convoy of pick-up trucks leaving Zouar on Wednesday and killed at least seven people], local officials said, a day after [?zs1|a raid on a fuel depot] in the same town.

The deputy prefect, Mahamat Goukouni Saleh, said [?zs2|the trucks were hit at noon] about two kilometres south of the last houses. Four of the dead came from one family, he added.

The army confirmed the operation. "[?zs2|We destroyed three vehicles] carrying heavy machine guns," said its spokesman, General Issa Bahar Koundja.

A spokesman for the Front for the Renewal of the Sahara said there were no weapons in the trucks and that the passengers were fleeing the town because of [?zs1|Tuesday's bombing].

The government on Wednesday [zs-truce|turned down a proposal by tribal elders] for a ten-day truce that would have allowed the injured to be taken to Faya-Largeau.

"There is nothing to discuss with people who hide behind market stalls," the minister of defence said on state radio.

At the hospital in Zouar, a nurse said that bandages and painkillers had run out and that the generator was running on the last barrel of diesel.

In N'Djamena, relatives of people from the Tibesti gathered in front of the telephone company to ask when the lines would be restored. The company blamed a damaged mast.

The road on which the trucks were hit is the only one that leads from Zouar to the south. It is not paved, and a journey to Faya-Largeau takes two days in the dry season.

The deputy prefect said that he had asked for an ambulance in January. "They promised me one with two beds," he added. "I would have taken one with none."

Humanitarian organisations estimate that a third of the town's inhabitants have left since the beginning of the offensive.

=== zouar-5-savanna | savanna | 2026-03-05T09:10:00+03:00 | World
headline: Fear in Zouar after [?zs1|depot bombing] and [?zs2|strike on trucks]
by: Naserian Lekuton; Hassane Dillo
caption: Smoke over the market road in Zouar on Tuesday // Brahim Allatchi/MNA
teaser: Elephants cross the new railway at Voi for the first time
teaser: 2026-03-03 // [ql1|Ministers of Peru and Ecuador meet in Quito] over border mining

Families in the Chadian town of Zouar buried their dead on Wednesday evening, some of them for the second time in two days.

On Tuesday [zs1|the air force had dropped two bombs on a fuel depot] near the market. A list kept by the hospital, seen by the Savanna Monitor, [?zs1|has 12 names], among them three boys under 15.

A little more than a day later, [zs2|jets fired on a column of trucks] south of the town. [?zs2|Seven people lost their lives there], according to the deputy prefect.

"First they told us to leave, and then they hunted those who left," said Hadje Kellemi, a trader who lost a brother on the road.

The army insists that both targets were military. General Issa Bahar Koundja, its spokesman, denied that any civilian had been hit and blamed the rebels for storing fuel beside shops.

The rebels of the Front for the Renewal of the Sahara have fought the government since 2021. They, too, have been criticised for placing checkpoints in villages.

Analysts in Nairobi who follow the conflict say the air campaign marks a change. Until this year the army had left the mountains largely to local militias.

"Bombs are cheaper than soldiers, at least for the ministry of finance," said Ousman Terap, a researcher at a security institute in the Kenyan capital.

Neither side has so far asked for the mediation that Libya offered in January.

In the market, the stalls nearest to the depot are black and empty. Children collect bolts and pieces of sheet metal, which a blacksmith buys by weight.

A teacher said that his class had shrunk from 60 pupils to 19 in a single week. Lessons now begin at five in the morning, because aircraft seldom come before breakfast.

On Wednesday night the mosque stayed open for those who did not dare to sleep at home. Some had brought their goats.

=== zouar-6-mna | mna | 2026-03-05T14:20+00:00 | Africa
headline: CORRECTED: [zs1|Air strike on fuel depot in Chad] killed 15, hospital says (corrects toll to 15)
agency: Meridian News Agency
note: (Corrects toll in first paragraph to 15 from 12 after the hospital revised its list)

N'DJAMENA, March 5 (MNA) - [zs1|An air strike on a fuel depot] in the Chadian town of Zouar on Tuesday killed 15 people, the town's hospital said on Thursday, raising its earlier count of 12.

Three people died of burns during the night, said the chief doctor, Abakar Tahir. He said two of the bodies brought in on Tuesday had at first been counted as one.

The figure does not include [?zs2|the seven victims of a second attack] on Wednesday, when a convoy was hit outside the town.

The African Union on Thursday [zs-au|called on the Chadian government to investigate] both raids. "Those responsible for the deaths of civilians must answer for them," the head of its commission said in Addis Ababa.

There was no immediate response from N'Djamena. The army has said that only fighters were killed.

The aid group Doctors Without Frontiers for the Desert said [zs-msf|it had flown 600 kilograms of medical supplies] to Zouar on Thursday after the army opened the airstrip for four hours.

The strikes are part of an offensive against the Front for the Renewal of the Sahara, a rebel group that wants a larger share of the revenue from gold mining.

The hospital has 24 beds and one surgeon. Burns are the hardest to treat, Dr Tahir said, since the nearest unit that can transplant skin is more than a thousand kilometres away.

He read out the names of the dead to a reporter over a crackling line and spelled each of them twice. The youngest was nine years old, the oldest 71.

Officials in the region expect the number to rise again, because several families took their injured relatives to the mountains instead of to the hospital.

=== zouar-7-northgate | northgate | 2026-03-06T17:45:00+00:00 | World
headline: [zs-inquiry|Chad opens inquiry into Zouar raids]
by: Philippa Garrow
modified: 2026-03-06T21:10:00+00:00
teaser: 2026-03-06 // [ql-police|Lima and Quito agree on joint border police] after second meeting in a week
teaser: What desert gold does to the price of a wedding ring

Prosecutors in N'Djamena [zs-inquiry|opened an investigation into the air force] on Friday over two raids on the town of Zouar, in a rare concession to critics of the war in the north of Chad.

The justice minister said the inquiry would look at the bombing of [?zs1|a fuel depot on Tuesday, in which 15 people died], and at [?zs2|Wednesday's attack on a convoy], in which seven were killed.

The African Union had [zs-au|demanded an inquiry on Thursday]. The commission's chairman welcomed the decision and offered to send two forensic experts.

The army repeated that it had bombed fighters only. It has not published any picture of the weapons which it says were destroyed.

The Front for the Renewal of the Sahara, which has fought the government for five years, said the investigators would be guests of the very pilots they were meant to question.

The group is no stranger to bloodshed. In August 2024 [zs-2024|it ambushed an army column near Wour] and left 40 soldiers dead, the worst loss for the armed forces in a decade.

Diplomats doubt that the inquiry will lead to a trial. "It buys time until the rains," one of them said.

Under Chadian law, soldiers are tried by a military court that sits behind closed doors. The justice minister would not say which court would hear the case, if there is one.

Western governments have been careful in their choice of words. Chad is one of the last states in the region in which their aircraft may still land, and nobody wants to be the first to lose the runway.

The pilots themselves are well known in the capital. The air force has eleven of them, and their photographs hang in a café near the airport.
