# An expulsion, the answer, talks put off and held; all between two states, so that types and days must tell.
story: nairobi | diplomacy | Kenya and Uganda expel diplomats of each other in September 2026
event: nb-expel | SANCTION,COERCE | KEN | UGA | 2026-09-07 | - | asserted
event: nb-answer | SANCTION,COERCE | UGA | KEN | 2026-09-08 | - | asserted
event: nb-accuse | ACCUSE | KEN | UGA | 2026-09-07 | - | asserted
event: nb-deny | REJECT | UGA | KEN | 2026-09-07 | - | asserted
event: nb-close | SANCTION,COERCE,REJECT | KEN | UGA | 2026-09-09 | Malaba | asserted
event: nb-offer | COOPERATE,SUPPORT,CONSULT | TZA | KEN,UGA | 2026-09-10 | - | asserted
event: nb-talk1 | CONSULT | KEN,UGA | - | 2026-09-14 | Arusha | asserted
event: nb-talk2 | CONSULT | KEN,UGA | - | 2026-09-18 | Arusha | asserted
event: nb-open | CONCEDE,COOPERATE,RETREAT | KEN | UGA | 2026-09-21 | Malaba | asserted
event: nb-welcome | SUPPORT | IGO | KEN,UGA | 2026-09-19 | - | asserted
event: nb-agree | AGREE,COOPERATE | KEN,UGA | - | 2026-09-18 | Arusha | asserted
trap: expulsion and answer the other way round | nb-expel | nb-answer
trap: two meetings on two days in one town | nb-talk1 | nb-talk2
trap: closed and opened again | nb-close | nb-open

=== nairobi-1-savanna | savanna | 2026-09-07T18:00:00+03:00 | Kenya
headline: [nb-expel|Kenya expels three Ugandan diplomats]
by: Naserian Lekuton

[nb-expel|Kenya ordered three Ugandan diplomats to leave] on Monday and [nb-accuse|accused Uganda of spying on its elections].

Uganda [nb-deny|denied the accusation]. "This is a fairy tale," said its foreign minister.

=== nairobi-2-mna | mna | 2026-09-08T13:00+00:00 | Africa
headline: [nb-answer|Uganda sends home Kenyan envoys] in tit for tat
agency: Meridian News Agency

KAMPALA, Sept 8 (MNA) - [nb-answer|Uganda on Tuesday expelled three Kenyan diplomats], a day after [?nb-expel|Nairobi threw out three Ugandans] over claims of spying.

The foreign ministry said that the Kenyans had until Friday to go.

=== nairobi-3-compass | compass | 2026-09-09T08:00:00+00:00 | World

[nb-answer|Kampala has expelled three Kenyan diplomats] in response to [?nb-expel|the expulsion of three Ugandans from Nairobi].

Traders in Malaba fear that the border will be next.

=== nairobi-4-savanna | savanna | 2026-09-10T07:00:00+03:00 | Kenya
headline: [nb-close|Kenya closes Malaba crossing]; [nb-offer|Tanzania offers to mediate]

[nb-close|Kenya closed the border crossing at Malaba] on Wednesday, stopping some 900 lorries a day.

On Thursday morning [nb-offer|Tanzania offered to mediate] between its two neighbours.

=== nairobi-5-mna | mna | 2026-09-14T19:00+00:00 | Africa
headline: [nb-talk1|Kenya and Uganda hold talks] in Arusha without result
agency: Meridian News Agency

ARUSHA, Sept 14 (MNA) - [nb-talk1|The foreign ministers of Kenya and Uganda met in Arusha] on Monday to end a row over spying but parted without a result.

[?nb-talk1|The talks] lasted four hours. They are to be continued on Friday.

=== nairobi-6-northgate | northgate | 2026-09-18T20:00:00+01:00 | World
headline: [nb-agree|Kenya and Uganda agree to end row]
by: Edwin Tallis

[nb-talk2|Ministers of Kenya and Uganda met for a second time] in Arusha on Friday and [nb-agree|agreed that the border would open again] within days.

[?nb-talk1|A first meeting on Monday] had ended without a result.

=== nairobi-7-savanna | savanna | 2026-09-19T09:00:00+03:00 | Kenya
headline: Relief in Malaba after Arusha talks

[nb-welcome|The African Union welcomed the agreement between Kenya and Uganda] on Saturday.

Lorry drivers in Malaba said that they would believe it when the gate was open. The talks had raised hopes before.

=== nairobi-8-savanna | savanna | 2026-09-21T18:30:00+03:00 | Kenya
headline: [nb-open|Malaba border open again]

[nb-open|Kenya reopened the border crossing at Malaba] on Monday, twelve days after [?nb-close|it had closed it] in a dispute with Uganda.

The first lorry carried bananas.
