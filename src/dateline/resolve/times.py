"""Time expressions of English text, as TIMEX3 and as EDTF, without a parse.

    text ──► tokens, one letter each ──► grammar over the letters ──► reading in context ──► Timex
             timex/tokens.py             timex/grammar.py             timex/days.py …, counted.py

A reading counts from the anchor day, or from the last date read in the same text. Extents follow
TimeBank: a preposition is not part of the expression, "the", "nearly" and "early" are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from dateline.model import Timex
from dateline.resolve.timex import counted, days, grammar, periods
from dateline.resolve.timex.tense import Tense
from dateline.resolve.timex.tokens import Tokens
from dateline.resolve.timex.view import Context, Reading, View, stated

Normaliser = Callable[[View, Context], Reading | None]

NORMALISERS: dict[str, Normaliser] = {
    "age": counted.skipped,
    "iso": days.iso,
    "numeric": days.numeric,
    "days_days": days.days,
    "days": days.days,
    "months": periods.months,
    "years": periods.years,
    "week_days": days.week_days,
    "clock_day": days.with_clock,
    "day_clock": days.with_clock,
    "day_part": days.with_part,
    "part_of_day": days.with_part,
    "mid_part_day": days.with_part,
    "week_of": days.week_of,
    "day": days.day,
    "day_list": days.day_list,
    "day_list_before": days.day_list,
    "month_rel": periods.month,
    "rel_month": periods.month,
    "month": periods.month,
    "season": periods.season,
    "quarter": periods.quarter,
    "quarter_code": periods.quarter,
    "quarter_poss": periods.quarter_poss,
    "quarter_pair": periods.quarter,
    "quarters_of": periods.quarters_of,
    "year_ago_quarter": periods.year_ago_quarter,
    "quarter_year_ago": periods.year_ago_quarter,
    "quarter_rel": periods.quarter_rel,
    "year_quarter": periods.year_quarter,
    "half": periods.half,
    "fiscal_year": periods.fiscal_year,
    "decade": periods.decade,
    "century": periods.century,
    "set": counted.repeated,
    "set_every": counted.every,
    "set_of": counted.span,
    "weekdays": counted.weekdays,
    "ago": counted.shift,
    "from_now": counted.from_now,
    "units_ago": counted.shift,
    "shift": counted.shift,
    "year_earlier": counted.shift,
    "span": counted.span,
    "span_recent": counted.span_recent,
    "rel": counted.relative,
    "rel_poss": counted.relative,
    "end_of_unit": counted.end_of_unit,
    "year_end": counted.year_end,
    "old_unit": counted.skipped,
    "duration_half": counted.duration,
    "half_unit": counted.duration,
    "first_units": counted.first_units,
    "word_year": periods.word_year,
    "duration": counted.duration,
    "the_unit": counted.the_unit,
    "the_part": counted.the_part,
    "long": counted.long,
    "units": counted.duration,
    "weekend": counted.weekend,
    "year": periods.year,
    "nth": days.nth,
    "clock": days.with_clock,
    "part_alone": counted.skipped,
    "ref": counted.reference,
    "coming": counted.coming,
    "current": counted.current,
    "recent": counted.recent,
    "the_past": counted.the_past,
}


class Times:
    """Finds time expressions; one instance serves any number of texts."""

    def __init__(self, tokens: Tokens, tense: Tense) -> None:
        self._tokens = tokens
        self._tense = tense
        self._locator, self._rules = grammar.compiled()

    @classmethod
    def load(cls) -> Times:
        """Read `data/times/`."""
        return cls(Tokens.load(), Tense.load())

    def find(
        self,
        text: str,
        *,
        anchor: dt.date | None,
        future_at: Callable[[int], bool] | None = None,
        previous: str | None = None,
    ) -> tuple[Timex, ...]:
        """The expressions of `text` in order, without overlaps.

        `anchor` is the day that relative ones count from; without it they keep a masked value
        and no EDTF. `future_at` says for an offset whether the clause around it lies ahead;
        without it the nearest verbs decide. `previous` is the EDTF of the last date before the
        text (in the sentence before, say), from which "two days later" counts.
        """
        if not self._tokens.worth_it(text):
            return ()
        row = self._tokens.row(text)
        context = Context(anchor=anchor, tense=self._tense.of(text, parsed=future_at))
        context.last = stated(previous) if previous else None
        found: list[Timex] = []
        at = 0
        while match := self._locator.search(row.letters, at):
            rule = self._rules[match.lastgroup or ""]
            exact = rule.pattern.match(row.letters, match.start())
            assert exact is not None
            view = View(rule.name, exact, row)
            reading = NORMALISERS[rule.name](view, context)
            at = match.end()
            if reading is None:
                if rule.name not in ("age", "old_unit"):
                    at = match.start() + 1
                continue
            context.note(reading, view.end)
            found.extend(_timexes(view, reading))
        return tuple(found)


def _timexes(view: View, reading: Reading) -> tuple[Timex, ...]:
    """One expression, or the two ends of a range, each with the interval as its EDTF."""
    first, last = view.match.span()
    row = view.row
    if view.has("tail") and view.letters("tail"):
        last = view.match.start("tail")
    border = _BORDER.search(row.letters, first, last) if reading.ends else None
    if border is None or reading.ends is None:
        return (_timex(view, reading, first, last, reading.value),)
    return (
        _timex(view, reading, first, border.start(), reading.ends[0]),
        _timex(view, reading, border.end(), last, reading.ends[1]),
    )


_BORDER = re.compile(r"(?<!^)[T&/-]")


def _timex(view: View, reading: Reading, first: int, last: int, value: str) -> Timex:
    """The expression over tokens `first` to `last`."""
    start, end = view.row.starts[first], view.row.ends[last - 1]
    return Timex(
        start=start,
        end=end,
        text=view.row.text[start:end],
        type=reading.type,
        value=value,
        edtf=reading.edtf,
        basis=reading.basis,
        why=reading.why,
    )
