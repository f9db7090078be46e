# Marches and arrests with disputed numbers, a strike that is announced and takes place, a resignation.
story: tirana | protest | Teachers in Albania protest, strike and bring down their minister, May 2026
event: ti-march | PROTEST | ALB | ? | 2026-05-09 | Tirana | asserted
event: ti-arrest | COERCE | ALB | ? | 2026-05-09 | Tirana | asserted
event: ti-gas | ASSAULT | ALB | ? | 2026-05-09 | Tirana | contested
event: ti-strike | PROTEST | ALB | ? | 2026-05-18 | - | happened
event: ti-refuse | REJECT | ALB | ? | 2026-05-13 | - | asserted
event: ti-resign | RETREAT | ALB | ? | 2026-05-20 | - | asserted
event: ti-release | RETREAT | ALB | ? | 2026-05-11 | - | asserted
event: ti-2nd | PROTEST | ALB | ? | 2026-05-16 | Tirana | asserted
event: ti-blame | ACCUSE | ALB | ? | 2026-05-09 | - | asserted
trap: two marches in the same city on two Saturdays | ti-march | ti-2nd
trap: a march and a strike of the same people | ti-march | ti-strike

=== tirana-1-amber | amber | 2026-05-09T22:40:00+02:00 | Politics
headline: [ti-march|Teachers march in Tirana], police make arrests
by: Drita Kelmendasi
caption: Teachers with school bells on Martyrs Boulevard on Saturday. // Genc Lleshi / Amber Coast News
review: Besnik T. // My daughter's class has 41 pupils. Forty-one.
teaser: Swimming season opens early in Vlora

[ti-march|Thousands of teachers marched through Tirana] on Saturday to demand higher pay, and [?ti-arrest|the day ended with arrests] in front of the ministry of education.

The union of school workers spoke of 12,000 people, the police of 4,500. Many carried school bells, which they rang whenever a minister's name was called.

In the evening [ti-arrest|police detained 25 demonstrators] who had sat down on the steps of the ministry, a police spokesman said. The union [?ti-arrest|said that 40 had been taken away].

Teachers said that [ti-gas|officers had sprayed them with pepper gas]. The police denied having used gas and said that somebody in the crowd had broken a fire extinguisher.

The prime minister's office [ti-blame|accused the opposition of using the teachers] for its own ends.

A teacher in Albania earns about 700 euros a month. The union wants a rise of 30 percent; the government has offered 8.

[ti-strike|The union will call a general strike from May 18] unless it is invited to talks, said its leader, Mimoza Prifti-Hoxhallari.

The march began at noon at the university and took three hours to cover two kilometres. Grandmothers leaned out of windows on Skanderbeg Square and banged spoons on pots.

Many of those who came had travelled through the night. A group from Kukës had hired a bus that is normally used for weddings; the ribbons were still on the mirrors.

Economists say that the country loses some 600 teachers a year to Germany and Italy. Those who stay often drive taxis in the evening.

=== tirana-2-mna | mna | 2026-05-10T09:15+00:00 | Europe
headline: [ti-arrest|Dozens detained] after teachers' march in Albania
agency: Meridian News Agency

TIRANA, May 10 (MNA) - [ti-arrest|Albanian police arrested dozens of teachers] after a march for higher pay in the capital, Tirana, on Saturday, officials and union leaders said.

The interior ministry put the number of arrests at 25. The teachers' union, which had [?ti-march|led the march down the main boulevard], said [?ti-arrest|40 of its members were in custody].

Several teachers told reporters that [ti-gas|police had used pepper spray on people] who were sitting on the ground. The ministry called the reports untrue.

The government has offered teachers 8 percent more. They want 30.

"My salary goes to the landlord, and my husband's salary to the supermarket," said Alma Dedja, who teaches physics in Elbasan.

Schools in Albania have lost a fifth of their pupils since 2015, as families move abroad. The government argues that fewer pupils need fewer teachers, and it has frozen recruitment.

The union replies that classes in the cities have become larger, not smaller, because village schools are being closed.

Under the constitution, teachers have the right to strike, but they have to give notice of ten days and keep an emergency service for final-year classes.

The prime minister, who was travelling in the south over the weekend, has not commented. His office referred questions to the ministry of education, which referred them to the police.

Diplomats in Tirana note that the protests have so far had no colour. Party flags were not to be seen on Saturday, and a man who unrolled one was asked to put it away.

=== tirana-3-northgate | northgate | 2026-05-10T12:00:00+01:00 | World
headline: [ti-arrest|Albanian teachers held] after protest
agency: Meridian News Agency
copy: tirana-2-mna

<tirana-2-mna 1->

=== tirana-4-amber | amber | 2026-05-16T20:20:00+02:00 | Politics
headline: [?ti-2nd|Second Saturday of protest] as strike nears
by: Drita Kelmendasi
review: Flutura // Resign already.
review: one of the 25 // I was let go at four in the morning without my shoelaces.

[ti-2nd|Teachers took to the streets of Tirana again] on Saturday, two days before [?ti-strike|a strike that is to close schools] across the country.

The mood was calmer than [?ti-march|at the march on 9 May], [?ti-arrest|when dozens were arrested]. This time the police kept to the side streets and nobody was detained.

[ti-release|All those arrested were freed last Monday] without charges, their lawyers said.

The government on Wednesday [ti-refuse|turned down the union's call for talks]. "One does not negotiate with a bell," the education minister, Ilir Shkurtaj, said on television, a remark that found its way onto many posters.

[ti-strike|The strike is to start on Monday] and to last until the end of the month. Final examinations, planned for the 28th, may be put off.

Parents are divided. In a poll by a private broadcaster, 54 percent supported the teachers.

Parents' groups in Durrës have begun to organise lessons in kitchens and cafés. A retired mathematician, aged 81, has offered to prepare final-year pupils for their examinations in his garden, in exchange for cherries.

Shopkeepers on the boulevard kept their doors open this time. One of them put a school bell in his window, with a price tag: not for sale.

Behind the scenes there is some movement. Deputies of the ruling party have asked the finance ministry what each additional percent would cost. The answer, they say, is nine million euros.

=== tirana-5-mna | mna | 2026-05-20T16:45+00:00 | Europe
headline: [ti-resign|Albania's education minister quits] on third day of strike
by: Ardit Rrapaj
agency: Meridian News Agency

TIRANA, May 20 (MNA) - [ti-resign|Albania's education minister resigned on Wednesday], the third day of [?ti-strike|a strike that has shut nearly all] of the country's schools.

Ilir Shkurtaj said that he was leaving "so that the bell may stop". His deputy takes over for the time being.

[ti-strike|Some 23,000 teachers have been on strike since Monday] over pay, according to their union. The government speaks of 15,000.

Union leader Mimoza Prifti-Hoxhallari welcomed the resignation but said that the strike would go on until there was an offer in writing.

The dispute escalated on May 9, when [ti-arrest|police arrested teachers outside the ministry]. [ti-release|They were released two days later].

Talks between the union and the prime minister are expected on Friday, a government official said on condition of anonymity.

Shkurtaj, 47, had been in office for fourteen months. A former banker, he came to politics as an expert on digital payments and was seen as a favourite of the prime minister.

His remark about the bell became the slogan of the movement. It was printed on bags and mugs, and a brewery in Korçë named a beer after it.

The ministry of finance says that a rise of 30 percent would cost 270 million euros a year, more than the country spends on its universities.

Final examinations, which decide who may go to university, have been moved to the middle of June. About 30,000 pupils are affected, and several universities abroad have agreed to wait for the results.

=== tirana-6-straits | straits | 2026-05-21T09:30:00+08:00 | World
headline: [?ti-resign|Minister falls over school bells]
agency: Meridian News Agency
copy: tirana-5-mna
teaser: 2026-05-13 // [as.ratciv|Ivory Coast ratifies defence pact]

<tirana-5-mna 1-3>

<tirana-5-mna 5>
