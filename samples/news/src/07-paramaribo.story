# Expulsions in both directions: two acts, not one.
story: paramaribo | expulsions | Suriname and the Netherlands expel each other's diplomats, February 2026
event: su-exp | SANCTION | SUR | NLD | 2026-02-03 | - | asserted
event: nl-exp | SANCTION | NLD | SUR | 2026-02-05 | - | asserted
event: su-accuse | ACCUSE | SUR | NLD | 2026-02-03 | - | asserted
event: nl-deny | REJECT | NLD | ? | 2026-02-03 | - | asserted
event: su-freeze | SANCTION,COERCE | NLD | SUR | 2026-02-10 | - | asserted
event: su-talks | CONSULT,AGREE | SUR,NLD | - | 2026-02-18 | Bridgetown | happened
event: su-return | AGREE | SUR,NLD | - | 2026-02-18 | Bridgetown | asserted
event: su-threat | THREATEN | SUR | NLD | 2026-02-06 | - | asserted
event: su-1982 | ASSAULT | SUR | ? | 1982-12 | - | asserted | 15
trap: two expulsions in opposite directions | su-exp | nl-exp

=== paramaribo-1-mna | mna | 2026-02-03T20:10+00:00 | Americas
headline: [su-exp|Suriname expels Dutch defence attaché]
agency: Meridian News Agency

PARAMARIBO, Feb 3 (MNA) - [su-exp|Suriname expelled the defence attaché of the Netherlands] on Tuesday and gave him 72 hours to leave the country.

The government [su-accuse|accused the officer of paying a clerk] in the ministry of defence for lists of ammunition.

"A guest does not count the spoons," Foreign Minister Orlando Kartosen said at a news conference.

The Dutch foreign ministry [nl-deny|dismissed the allegation as nonsense]. It said that The Hague would consider its response.

Relations between the two countries had improved in recent years. They were at their lowest after December 1982, when [su-1982|Suriname's military rulers had 15 opponents shot] in Fort Zeelandia.

Some 350,000 people of Surinamese descent live in the Netherlands.

The attaché, a lieutenant colonel of the marines, had been in the country for two years. He was known for his Saturday walks along the Suriname River, to which he invited anybody who would get up at six.

Officials in Paramaribo showed reporters a brown envelope but not what was in it. They said that the clerk had been suspended and was cooperating with the investigation.

The two countries share a language, a football league's worth of players and a tax treaty. Flights between Amsterdam and Paramaribo are full for most of the year.

Members of the opposition in Suriname suspect that the affair is meant to distract from the price of rice. Their leader said that he would like to see the lists of ammunition himself, if only to learn whether there was any.

=== paramaribo-2-northgate | northgate | 2026-02-04T08:00:00+00:00 | World
headline: [su-exp|Dutch officer told to leave] Suriname
agency: Meridian News Agency
copy: paramaribo-1-mna

Suriname has ordered the Dutch defence attaché out of the country: [su-exp|he was expelled on Tuesday] and has three days to pack.

<paramaribo-1-mna 2-4>

<paramaribo-1-mna 6>

=== paramaribo-3-oldquay | oldquay | 2026-02-05T18:30:00+02:00 | News
headline: [nl-exp|The Hague expels Surinamese diplomat] in return
by: Cornelis Baarda
teaser: Herring fleet stays in port for a fourth day

The Netherlands on Thursday [nl-exp|declared a Surinamese consul persona non grata], two days [?su-exp|after its defence attaché was thrown out] of Paramaribo.

The consul, who works in Amsterdam, has to leave within 72 hours, exactly as much time as Suriname had given the Dutch officer. The ministry called that a coincidence.

[su-exp|The attaché was expelled on Tuesday] over an alleged payment to a clerk. The Netherlands says that he never met the man.

"This is not how friends talk to each other," the Dutch foreign minister said. Opposition parties in the lower house asked her for the evidence.

Travel agents report no fewer bookings to Paramaribo so far.

Former diplomats say that consuls are an odd choice for such a reprisal. They stamp passports and certify the papers of emigrants, and the queue in Amsterdam will now be longer.

The consul himself, who has lived in the Netherlands for eleven years, told a local paper that he would have to find a home for two cats.

In The Hague, members of the foreign affairs committee want to hear the head of the military intelligence service behind closed doors next week.

Among Surinamese in Amsterdam, the mood is one of weary amusement. At a market in the south-east of the city, a seller of cassava bread offered a discount to spies.

Both embassies will stay open. Visas for holidays and weddings continue to be issued, and the airline that connects the two capitals has added a flight for Easter.

=== paramaribo-4-lagoon | lagoon | 2026-02-10T17:20:00+01:00 | World
headline: [su-freeze|Dutch freeze aid] as row with Suriname deepens
by: Ifeoma Dike
teaser: Lagos bus fares to stay as they are

The Dutch government on Tuesday [su-freeze|suspended 12 million euros in aid to Suriname], the latest turn of a quarrel that began with an alleged spy in uniform.

The money was meant for the repair of dykes. It could be paid out later, the minister for development said, "once the weather has improved".

Last week [nl-exp|the Netherlands sent home a consul of Suriname], in answer to [?su-exp|the expulsion of its defence attaché] by Paramaribo.

Suriname's president [su-threat|threatened on Friday to close the Dutch consulate in Nickerie] if there were further "insults".

Barbados has offered to mediate. Diplomats say that [su-talks|envoys of both sides will meet in Bridgetown] on the 18th.

Not everybody takes the dispute seriously. A cabaret in Rotterdam has sold out a show about spoons.

The dykes in question protect the coast around Nickerie, where rice farmers have watched the sea come closer year after year. Engineers had planned to begin with eleven kilometres in April.

"The water does not care who insulted whom," said Rita Soekhoe, who grows rice on land that her grandfather reclaimed.

Suriname hopes to be rich before the end of the decade, since oil has been found off its coast. The first platform is to start pumping in two years, and many Dutch firms would like to supply it.

Economists do not expect much damage otherwise. Trade is small, and the money that emigrants send to their families, some 150 million euros a year, passes through no ministry.

=== paramaribo-5-mna | mna | 2026-02-18T22:30+00:00 | Americas
headline: [su-return|Suriname, Netherlands agree to restore posts]
agency: Meridian News Agency

BRIDGETOWN, Feb 18 (MNA) - Suriname and the Netherlands [su-return|agreed on Wednesday to send new diplomats] to the posts from which each had expelled the other's man.

[su-talks|Their envoys met in Bridgetown, Barbados], for eight hours behind closed doors.

Under the arrangement, a new Dutch attaché will go to Paramaribo by May and a new Surinamese consul to Amsterdam. The accusation of spying is not mentioned.

The Dutch envoy said aid for the repair of dykes, [su-freeze|which was frozen last week], would be reviewed.

[su-exp|Suriname ordered the attaché to leave on February 3]. [?nl-exp|The Netherlands replied in kind] two days later.

Barbados had put at their disposal a villa that once belonged to a sugar planter. Waiters said that lunch was sent back twice because nobody would leave the table.

The statement has nine lines. It speaks of "regrettable misunderstandings" and of "the wish of both peoples", and it does not mention the clerk, whose trial is to begin in April.

Travel agents, for their part, had noticed nothing from beginning to end.

Both delegations were led by retired ambassadors who had been students together in Leiden. One of them is said to have opened the talks with a joke about a spoon, and the other to have known it already.

Observers think that the oil helped. Contracts for pipes and platforms will be given out this summer, and the firms of both countries had been calling their governments every day.
