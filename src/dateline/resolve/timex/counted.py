"""What is counted, from the page or the text ("last week", "two days later"); lengths, sets, vague words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dateline.model import DateBasis
from dateline.resolve.timex import calendar as cal
from dateline.resolve.timex.calendar import Grain, Stretch
from dateline.resolve.timex.periods import reported_quarter, year_before_quarter
from dateline.resolve.timex.view import (
    LENGTH,
    NO_ANCHOR,
    NO_BASE,
    NO_YEAR,
    OUTSIDE,
    REPEATED,
    VAGUE,
    Context,
    Reading,
    View,
    dated,
    nearest,
)

GRAINS: dict[str, Grain] = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "E": "decade",
    "C": "century",
    "Q": "quarter",
    "K": "weekend",
    "B": "half",
}
MASKS: dict[str, str] = {
    "year": "XXXX",
    "month": "XXXX-XX",
    "week": "XXXX-WXX",
    "day": "XXXX-XX-XX",
    "decade": "XXX",
    "century": "XX",
    "quarter": "XXXX-QX",
    "weekend": "XXXX-WXX-WE",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
}
CLOCKS: dict[str, str] = {"H": "H", "I": "M", "S": "S"}
MULTIPLES: dict[str, tuple[int, str]] = {
    "E": (10, "Y"),
    "C": (100, "Y"),
    "L": (1000, "Y"),
    "N": (2, "W"),
    "B": (6, "M"),
    "K": (1, "WE"),
    "G": (1, "D"),
}
VAGUE_LETTERS: dict[str, str] = {"E": "DE", "C": "C"}
FINEST: dict[str, Grain] = {"Y": "year", "E": "year", "C": "year", "L": "year", "M": "month", "B": "month"}


_ORDER: tuple[Grain, ...] = (
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
)


def relative(view: View, context: Context) -> Reading | None:
    """Last week, this month, next year, that day, last night, this morning."""
    letters, unit, step = view.letters("rel"), view.value("u"), view.step("rel")
    if view.letters("u") == "p":
        return _relative_part(view, context, step)
    grain = GRAINS.get(unit)
    if grain is None or "4" in letters:
        return _relative_clock(unit, context)
    if view.is_title("u") or (grain in ("decade", "century") and step):
        return _relative_long(view, context)
    if _from_text(view, grain):
        if context.last is None:
            return Reading(type="DATE", value=MASKS[grain], why=NO_BASE)
        piece = _around(context.last, grain, step or 0)
    else:
        current = context.current(grain)
        piece = cal.shifted(current, step or 0) if current else None
    suffix = f"T{view.value('p')}" if view.has("p") and grain == "day" else ""
    why = NO_ANCHOR if context.anchor is None else NO_BASE
    reading = dated(piece, basis="relative", masked=MASKS[grain], suffix=suffix, why=why)
    return replace(reading, type="TIME") if suffix else reading


def _from_text(view: View, grain: Grain) -> bool:
    """That week, the following year, the next day: counted from the text, not from the page."""
    if "q" in view.letters("rel") or "text" in view.values("rel"):
        return True
    return grain == "day" and view.match[0].startswith("tN")


def _around(last: Stretch, grain: Grain, step: int) -> Stretch | None:
    """That day after a mere month is unknown."""
    if _ORDER.index(grain) < _ORDER.index(last.grain):
        return None
    return cal.shifted(cal.stretch(grain, last.start), step)


def _relative_part(view: View, context: Context, step: int | None) -> Reading | None:
    part = view.value("u", "p")
    current = context.current("day")
    if "q" in view.letters("rel") and context.last is not None and context.last.grain == "day":
        current = context.last
    piece = cal.shifted(current, step or 0) if current else None
    return dated(piece, basis="relative", masked="XXXX-XX-XX", suffix=f"T{part}", type="TIME")


def _relative_long(view: View, context: Context) -> Reading | None:
    """The past decade: ten years up to the anchor; "This Week" is a name."""
    unit, step = view.value("u"), view.step("rel") or 0
    if view.is_title("u"):
        return None
    edtf = _covered(context.anchor, unit, 1.0, step) if context.anchor else None
    why = None if edtf else NO_ANCHOR
    basis: DateBasis = "relative" if edtf else "unknown"
    return Reading(type="DURATION", value=_length(1.0, unit), edtf=edtf, basis=basis, why=why)


def _relative_clock(unit: str, _context: Context) -> Reading | None:
    return (
        Reading(type="DURATION", value=_length(None, unit, one=True), why=LENGTH) if unit in CLOCKS else None
    )


def end_of_unit(view: View, context: Context) -> Reading | None:
    """The end of the year, the beginning of the week: the one that the anchor is in."""
    grain = GRAINS.get(view.value("u"))
    if grain is None or grain == "century":
        return None
    return dated(context.current(grain), basis="relative", masked=MASKS[grain])


def year_end(view: View, context: Context) -> Reading | None:
    """Year-end: 31 December of the year of the anchor."""
    if view.value("u") != "Y" or view.row.text[view.end - 3 : view.end].lower() != "end":
        return None
    if context.anchor is None:
        return Reading(type="DATE", value="XXXX-12-31", why=NO_YEAR)
    return dated(cal.stretch("day", dt.date(context.anchor.year, 12, 31)), basis="relative")


def shift(view: View, context: Context) -> Reading | None:
    """A year ago (from the anchor); two days later, a week earlier (from the last date in the text)."""
    unit = view.value("u")
    back = view.letters("g") in ("g", "e")
    counted = view.letters("g") != "g" and context.last is not None
    amount = 1.0 if view.has("one") or view.rule == "year_earlier" else view.amount("n")
    if view.rule == "year_earlier" and unit != "Y":
        return None
    if amount is None or (amount != int(amount) and unit not in ("H", "I")):
        vague = amount is None and (view.has("z") or view.rule == "units_ago")
        if vague and view.value("z") == "2":
            amount = 2.0
        else:
            return Reading(type="DATE", value="PAST_REF" if back else "FUTURE_REF", why=VAGUE)
    if unit in CLOCKS:
        return _clock_shift(amount, unit)
    if back and unit == "Y" and amount == 1 and context.quarter is not None:
        return year_before_quarter(context)
    anchored = view.letters("g") == "g" or (back and unit == "Y")
    base = context.last if counted else context.current("day") if anchored else None
    if base is None:
        return Reading(type="DATE", value=_mask(unit), why=NO_ANCHOR if anchored else NO_BASE)
    return dated(_moved(base, unit, int(amount), -1 if back else 1), basis="relative", why=OUTSIDE)


def _mask(unit: str) -> str:
    return MASKS[FINEST.get(unit) or GRAINS.get(unit, "day")]


def _moved(base: Stretch, unit: str, amount: int, sign: int) -> Stretch | None:
    """`amount` units on, at the grain of the unit: three weeks ago is a week, a decade ago a year."""
    size, plain = MULTIPLES.get(unit, (1, unit))
    grain = FINEST.get(unit) or GRAINS.get("D" if plain == "WE" else plain, "day")
    if abs(amount) > 10**7:
        return None
    piece = cal.stretch(grain, base.start)
    return cal.shifted(piece, sign * amount * size)


def _clock_shift(amount: float, unit: str) -> Reading:
    return Reading(
        type="DURATION", value=_length(amount, unit), why="hours and minutes are not counted back to a day"
    )


def duration(view: View, _context: Context) -> Reading | None:
    """Three days P3D, two-year P2Y, several months PXM; a length gives no date."""
    unit = view.value("u") or "D"
    amount = view.amount("n")
    if view.has("one"):
        amount = 1.0
    elif view.has("z"):
        amount = 2.0 if "2" in view.values("z") else None
    if view.rule == "duration_half" and amount is not None:
        amount += 0.5
    if view.rule == "half_unit":
        amount = 0.5
    if view.has("n") and amount is None:
        return None
    if view.rule in ("duration", "units") and _is_no_length(view):
        return None
    return Reading(type="DURATION", value=_length(amount, unit), why=LENGTH)


def _is_no_length(view: View) -> bool:
    """Three-quarters of the vote; 60 Minutes (a name); the 1998 quarter; minutes apart; $5 a month."""
    unit = view.value("u")
    if view.is_title("u") and view.match.start("u") > view.match.start():
        return True
    if view.rule == "units" and unit in CLOCKS:
        return True
    start = view.match.start()
    if view.match[0] == "au" and start and view.row.letters[start - 1] in "dnYc7UuH%9":
        return True
    parts = view.has("n") and view.row.letters[view.match.end() : view.match.end() + 1] == "O"
    if unit == "Q" and (view.rule == "units" or parts):
        return True
    return view.letters("n") == "Y" and view.letters("u") != "U"


def _length(amount: float | None, unit: str, *, one: bool = False) -> str:
    """The TIMEX3 length of that many units; null is an unknown number (X)."""
    if one:
        amount = 1.0
    size, letter = MULTIPLES.get(unit, (1, unit))
    if unit in CLOCKS:
        return f"PT{_clock_length(amount, CLOCKS[unit])}"
    if amount is None:
        return f"PX{VAGUE_LETTERS.get(unit, letter)}"
    whole = amount * size
    return f"P{int(whole)}{letter}" if whole == int(whole) else f"P{whole:g}{letter}"


def _clock_length(amount: float | None, letter: str) -> str:
    if amount is None:
        return f"X{letter}"
    whole = int(amount)
    rest = round((amount - whole) * 60)
    finer = {"H": "M", "M": "S"}.get(letter)
    if rest and finer:
        return (f"{whole}{letter}" if whole else "") + f"{rest}{finer}"
    return f"{whole}{letter}"


def span(view: View, context: Context) -> Reading | None:
    """The past three months, the next two years: a length, with the interval that it covers."""
    reading = duration(view, context)
    amount, unit, step = view.amount("n"), view.value("u"), view.step("rel")
    if view.has("z") and view.value("z") == "2":
        amount = 2.0
    if reading is None or amount is None or context.anchor is None or step == 0 or unit in CLOCKS:
        return reading
    edtf = _covered(context.anchor, unit, amount, step or 0)
    return replace(reading, edtf=edtf, basis="relative" if edtf else "unknown", why=None if edtf else OUTSIDE)


def _covered(anchor: dt.date, unit: str, amount: float, step: int) -> str | None:
    size, letter = MULTIPLES.get(unit, (1, unit))
    count = round(amount * size) * step
    if abs(count) > 10**6:
        return None
    per_month = {"Y": 12, "M": 1, "Q": 3}.get(letter)
    if per_month:
        other = cal.add_months(anchor, per_month * count)
    else:
        other = cal.add_days(anchor, count * (7 if letter in ("W", "WE") else 1))
    if other is None:
        return None
    first, last = sorted((anchor, other))
    return f"{first.isoformat()}/{last.isoformat()}"


def span_recent(view: View, _context: Context) -> Reading | None:
    """Recent weeks."""
    return Reading(type="DATE", value=_length(None, view.value("u")), why=VAGUE)


def the_unit(view: View, context: Context) -> Reading | None:
    """The weekend, the week, the quarter in question; the year ended in March is a length."""
    unit = view.value("u")
    grain = GRAINS.get(unit)
    if grain is None or unit in ("E", "C"):
        return Reading(type="DURATION", value=_length(1.0, unit), why=LENGTH)
    if view.letters("tail") or view.row.text[view.end : view.end + 6].lower() == " ended":
        return Reading(type="DURATION", value=_length(1.0, unit), why=LENGTH)
    if grain == "quarter":
        return dated(context.quarter or reported_quarter(context), basis="relative", masked="XXXX-QX")
    if grain == "weekend":
        return _weekend(view, context)
    if grain == "day":
        return None
    if grain == "year":
        return dated(context.current("year"), basis="relative")
    return dated(context.current(grain), basis="relative", masked=MASKS[grain])


def _weekend(view: View, context: Context) -> Reading:
    if context.anchor is None:
        return Reading(type="DATE", value=MASKS["weekend"], why=NO_ANCHOR)
    current = cal.stretch("weekend", context.anchor)
    near = [each for each in (cal.shifted(current, -1), current) if each]
    ahead = bool(context.tense(view.offset))
    return dated(nearest(near, context.anchor, ahead, back=0, on=0), basis="relative")


def first_units(view: View, context: Context) -> Reading | None:
    """The first nine months: a length."""
    return duration(view, context)


def the_part(view: View, context: Context) -> Reading | None:
    """In the morning."""
    return _relative_part(view, context, 0)


def long(view: View, _context: Context) -> Reading | None:
    """Day-long, decades-long."""
    known = None if view.letters("u") == "U" else 1.0
    return Reading(type="DURATION", value=_length(known, view.value("u")), why=LENGTH)


def weekend(view: View, context: Context) -> Reading | None:
    """Weekend without a determiner."""
    return _weekend(view, context)


def repeated(view: View, _context: Context) -> Reading | None:
    """Daily, annually; but "quarterly results" are a kind of results, and "the Daily Star" is a name."""
    if view.value("set") == "P3M" and view.row.letters[view.match.end() : view.match.end() + 1] == ".":
        return None
    if view.row.text[view.offset].isupper() and view.before(2)[:1].isalnum():
        return None
    return Reading(type="SET", value=view.value("set"), why=REPEATED)


def every(view: View, _context: Context) -> Reading | None:
    """Every Friday, each month, every two years, every other day."""
    letter, value = view.letters("u"), view.value("u")
    if letter == "w":
        value = f"XXXX-WXX-{value}"
    elif letter == "p":
        value = f"XXXX-XX-XXT{value}"
    elif letter == "m":
        value = f"XXXX-{int(value):02d}"
    elif letter in "sS":
        value = f"XXXX-{value}"
    else:
        amount = 2.0 if view.letters("other") else view.amount("n", "o") or (None if view.has("z") else 1.0)
        value = _length(amount, value)
    return Reading(type="SET", value=value, why=REPEATED)


def weekdays(view: View, _context: Context) -> Reading | None:
    """Mondays."""
    return Reading(type="SET", value=f"XXXX-WXX-{view.number('wd')}", why=REPEATED)


def reference(view: View, _context: Context) -> Reading | None:
    """Recently, soon, now; but "Now, ..." opens a remark."""
    if view.row.text[view.offset : view.end + 1] == "Now,":
        return None
    return Reading(type="DATE", value=view.value("ref"), why=VAGUE)


def from_now(view: View, context: Context) -> Reading | None:
    """Two years from now."""
    amount = 1.0 if view.has("one") else view.amount("n")
    base = context.current("day")
    if amount is None or base is None or view.value("u") in CLOCKS:
        return Reading(type="DATE", value="FUTURE_REF", why=VAGUE if base else NO_ANCHOR)
    return dated(_moved(base, view.value("u"), int(amount), 1), basis="relative", why=OUTSIDE)


def skipped(_view: View, _context: Context) -> Reading | None:
    """An age: neither a date nor a length that matters."""
    return None


def coming(view: View, _context: Context) -> Reading | None:
    """Coming months, past years."""
    value = "PAST_REF" if view.step("rel") == -1 else "FUTURE_REF"
    return Reading(type="DATE", value=value, why=VAGUE)


def current(view: View, _context: Context) -> Reading | None:
    """The current leadership."""
    return Reading(type="DATE", value="PRESENT_REF", why=VAGUE) if view.value("cur") == "current" else None


def recent(_view: View, _context: Context) -> Reading | None:
    """Recent talks."""
    return Reading(type="DATE", value="PAST_REF", why=VAGUE)


def the_past(view: View, _context: Context) -> Reading | None:
    """In the past."""
    return Reading(type="DATE", value="PAST_REF", why=VAGUE) if view.value("past") == "past" else None
