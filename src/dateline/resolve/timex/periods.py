"""Months, quarters, seasons, years and longer; what is counted from the page or the text; lengths; sets."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dateline.resolve.timex import calendar as cal
from dateline.resolve.timex.calendar import Grain, Stretch
from dateline.resolve.timex.view import (
    LENGTH,
    NO_ANCHOR,
    NO_YEAR,
    OUTSIDE,
    REPEATED,
    VAGUE,
    Context,
    Reading,
    View,
    dated,
    nearest,
    ranged,
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


NO_BASE = "it counts from a date that the text does not give"


def year_stretch(year: int) -> Stretch | None:
    """That year, or null outside 1 to 9999."""
    start = cal.day(year, 1, 1)
    return None if start is None else Stretch(grain="year", start=start)


def months(view: View, context: Context) -> Reading | None:
    """From June to August, with or without a year."""
    first, last = view.number("m1", "m2"), view.number("m3")
    year = view.number("yr")
    end = _month_of(year, last) if year else _near_month(last, view, context)
    if end is None:
        return Reading(type="DATE", value=f"XXXX-{first:02d}", why=NO_YEAR) if not year else None
    return ranged(_month_of(end.start.year - (first > last), first), end, basis="stated")


def _month_of(year: int, month: int) -> Stretch | None:
    start = cal.day(year, month, 1)
    return None if start is None else Stretch(grain="month", start=start)


def _near_month(month: int, view: View, context: Context) -> Stretch | None:
    if context.anchor is None:
        return None
    year = context.anchor.year
    found = [_month_of(each, month) for each in (year - 1, year, year + 1)]
    return nearest(
        [each for each in found if each], context.anchor, context.tense(view.offset), back=0, on=62
    )


def month(view: View, context: Context) -> Reading | None:
    """A month: with a year, counted from the anchor, or the one that fits the tense."""
    number = view.number("mon", "mon2")
    masked = f"XXXX-{number:02d}"
    if view.has("yr"):
        return dated(_month_of(view.number("yr"), number), basis="stated", masked=masked)
    if context.anchor is None:
        return Reading(type="DATE", value=masked, why=NO_YEAR)
    if view.has("mrel"):
        if view.value("mu") != "Y":
            return None
        year = context.anchor.year + (view.step("mrel") or 0)
        return dated(_month_of(year, number), basis="relative", masked=masked, why=OUTSIDE)
    step = view.step("rel")
    if step:
        current = context.anchor.replace(day=1)
        years = [_month_of(context.anchor.year + each, number) for each in (-1, 0, 1)]
        fit = [each for each in years if each and (each.start - current).days * step > 0]
        found = min(fit, key=lambda each: abs((each.start - current).days), default=None)
    elif step == 0:
        found = _month_of(context.anchor.year, number)
    else:
        found = _near_month(number, view, context)
    return dated(found, basis="stated" if step is None else "relative", masked=masked)


def season(view: View, context: Context) -> Reading | None:
    """Summer, last summer, the summer of 2024; winters count by their December."""
    letters = view.value("s", "s2", "s3", "s4", "s5")
    start_month = cal.SEASONS[letters]
    masked = f"XXXX-{letters}"

    def of(year: int) -> Stretch | None:
        start = cal.day(year, start_month, 1)
        return None if start is None else Stretch(grain="season", start=start)

    if view.has("yr"):
        return dated(of(view.number("yr")), basis="stated", masked=masked)
    if context.anchor is None:
        return Reading(type="DATE", value=masked, why=NO_YEAR)
    if view.has("yrel"):
        return dated(of(context.anchor.year + (view.step("yrel") or 0)), basis="relative", masked=masked)
    step = view.step("rel")
    years = [of(context.anchor.year + each) for each in (-1, 0, 1)]
    known = [each for each in years if each]
    ahead = context.tense(view.offset) if step in (None, 0) else step == 1
    if step == -1:
        known = [each for each in known if (each.last or each.start) < context.anchor]
    if step == 1:
        known = [each for each in known if each.start > context.anchor]
    if step == 0 and not ahead:
        return dated(of(context.anchor.year), basis="relative", masked=masked)
    return dated(nearest(known, context.anchor, ahead, back=0, on=0), basis="relative", masked=masked)


def quarter(view: View, context: Context) -> Reading | None:
    """The third quarter: of the year stated, or the last that had begun by the anchor day."""
    number = view.number("o", "o2", "o3") or view.number("q") or int(view.value("q")[1:] or 0)
    if not 1 <= number <= 4:
        return None
    masked = f"XXXX-Q{number}"
    if view.has("yr"):
        return dated(_quarter_of(view.number("yr"), number), basis="stated", masked=masked)
    if context.anchor is None:
        return Reading(type="DATE", value=masked, why=NO_YEAR)
    if view.has("yrel"):
        year = context.anchor.year + (view.step("yrel") or 0)
        return dated(_quarter_of(year, number), basis="relative", masked=masked)
    found = [_quarter_of(context.anchor.year + each, number) for each in (-1, 0, 1)]
    known = [each for each in found if each]
    piece = nearest(known, context.anchor, context.tense(view.offset), back=150, on=62)
    return dated(piece, basis="relative", masked=masked)


def _quarter_of(year: int, number: int) -> Stretch | None:
    start = cal.day(year, 3 * number - 2, 1)
    return None if start is None else Stretch(grain="quarter", start=start)


def quarter_poss(view: View, context: Context) -> Reading | None:
    """Last year's third quarter; last year's quarter (the one in question, a year before)."""
    if view.has("o"):
        return quarter(view, context)
    return _year_before_quarter(context)


def _year_before_quarter(context: Context) -> Reading:
    known = context.quarter or _reported_quarter(context)
    reading = dated(cal.shifted(known, -4) if known else None, basis="relative", masked="XXXX-QX")
    return replace(reading, point=None)


def _reported_quarter(context: Context) -> Stretch | None:
    """The last quarter that was over by the anchor day."""
    current = context.current("quarter")
    return cal.shifted(current, -1) if current else None


def quarters_of(view: View, _context: Context) -> Reading | None:
    """The first two quarters of 1990."""
    count, year = view.number("n"), view.number("yr")
    if not 1 <= count <= 4:
        return None
    start = 1 if view.letters("o") == "o" else 5 - count
    first, last = _quarter_of(year, start), _quarter_of(year, start + count - 1)
    if count == 2 and first:
        return dated(cal.stretch("half", first.start), basis="stated")
    return ranged(first, last, basis="stated")


def year_ago_quarter(_view: View, context: Context) -> Reading | None:
    """The year-earlier quarter, the quarter a year ago."""
    return _year_before_quarter(context)


def quarter_rel(view: View, context: Context) -> Reading | None:
    """This quarter, the latest period: the quarter in question."""
    step = view.step("rel")
    if view.letters("q") == "X":
        if "4" not in view.letters("rel"):
            return None
        return dated(context.quarter or _reported_quarter(context), basis="relative", masked="XXXX-QX")
    if step == 0 and "4" in view.letters("rel"):
        return dated(context.quarter or _reported_quarter(context), basis="relative", masked="XXXX-QX")
    if step == 0 and "q" in view.letters("rel") and context.quarter:
        return dated(context.quarter, basis="relative")
    current = context.current("quarter")
    return dated(cal.shifted(current, step or 0) if current else None, basis="relative", masked="XXXX-QX")


def year_quarter(view: View, context: Context) -> Reading | None:
    """The 1988 quarter: the one in question, in that year."""
    known = context.quarter or _reported_quarter(context)
    if known is None:
        return dated(year_stretch(view.number("yr")), basis="stated")
    return dated(_quarter_of(view.number("yr"), (known.start.month + 2) // 3), basis="stated")


def half(view: View, context: Context) -> Reading | None:
    """The first half of 2024, of next year, of the 1990s."""
    later = view.letters("o") != "o" or view.number("o") == 2
    if view.has("o") and view.letters("o") == "o" and view.number("o") > 2:
        return None
    if view.has("dec"):
        return decade(view, context)
    if view.has("yr"):
        year = year_stretch(view.number("yr"))
    elif view.value("u") == "Y":
        current = context.current("year")
        year = cal.shifted(current, view.step("yrel") or 0) if current else None
    else:
        return None
    start = cal.add_months(year.start, 6 * later) if year else None
    piece = Stretch(grain="half", start=start) if start else None
    return dated(piece, basis="stated" if view.has("yr") else "relative", masked=f"XXXX-H{1 + later}")


def year(view: View, _context: Context) -> Reading | None:
    """A bare year, unless what follows shows that things are counted."""
    if view.match[0] == "Y" and not _is_year(view):
        return None
    return dated(year_stretch(view.number("yr")), basis="stated")


def _is_year(view: View) -> bool:
    text, end = view.row.text, view.end
    if view.before(1) in ("$", "€", "£", "#", "-", "/", ".", ",", "+") and view.before(2)[:1] != " ":
        return view.before(5) == "post-" or view.before(4) == "pre-"
    if text[end : end + 1] in ("%", "/", "-", "+", "°") or text[end : end + 2].strip("., ").isdigit():
        return False
    after = text[end : end + 24].lstrip().split()
    number = view.number("yr")
    led = view.before(12).endswith(tuple(f" {word} " for word in LEADS))
    led = led or view.before(9).strip().endswith(("(", "[")) or view.before(3).strip() == ""
    counted = (
        bool(after) and after[0].islower() and after[0].rstrip(".,;").endswith("s") and len(after[0]) > 3
    )
    if led:
        return not (counted and view.before(6).split()[-1:] in (["of"], ["by"], ["for"], ["the"]))
    return 1800 <= number <= 2100 and not counted


LEADS = (
    "in",
    "since",
    "until",
    "till",
    "by",
    "of",
    "from",
    "before",
    "after",
    "during",
    "for",
    "the",
    "to",
    "and",
)


def word_year(view: View, _context: Context) -> Reading | None:
    """Nineteen ninety-four; the year two thousand."""
    words = [
        int(value)
        for letter, value in zip(view.letters("wy"), view.values("wy"), strict=True)
        if letter == "c"
    ]
    if len(words) == 2 and words == [2, 1000]:
        return dated(year_stretch(2000), basis="stated") if view.match[0].startswith("tu") else None
    if not 15 <= words[0] <= 20 or not 10 <= sum(words[1:]) <= 99:
        return None
    return dated(year_stretch(100 * words[0] + sum(words[1:])), basis="stated")


def years(view: View, _context: Context) -> Reading | None:
    """From 2019 to 2021; 2019-20."""
    first, text = view.number("y1", "y2"), view.value("y3")
    if len(text) == 2:
        text = str(first)[:2] + text
    if not text.isdigit() or len(text) != 4 or not 0 < int(text) - first < 200:
        return None
    return ranged(year_stretch(first), year_stretch(int(text)), basis="stated")


def decade(view: View, _context: Context) -> Reading | None:
    """The 1990s, the '80s, the nineties."""
    digits = "".join(filter(str.isdigit, view.value("dec"))) or view.value("dw") + "0"
    if len(digits) == 2:
        if view.match[0] == "D" and view.before(4).strip() not in ("the", "id-", "mid"):
            return None
        digits = ("20" if int(digits) < 20 else "19") + digits
    start = cal.day(int(digits), 1, 1)
    return dated(Stretch(grain="decade", start=start) if start else None, basis="stated")


def century(view: View, _context: Context) -> Reading | None:
    """The 20th century: 1901 to 2000, as TIMEX3 value 19."""
    number = view.number("o")
    if view.value("u") != "C" or number < 2:
        return None
    value = f"{number - 1:02d}"
    return Reading(type="DATE", value=value, edtf=f"{number - 1:02d}01/{number:02d}00", basis="stated")


def fiscal_year(view: View, context: Context) -> Reading | None:
    """The current fiscal year, fiscal year 1989: taken as the calendar year of that number."""
    if view.value("fu") not in ("", "Y"):
        return None
    if view.has("yr"):
        return dated(year_stretch(view.number("yr")), basis="stated")
    current = context.current("year")
    step = -1 if "4" in view.letters("rel") else view.step("rel") or 0
    return dated(cal.shifted(current, step) if current else None, basis="relative")


def relative(view: View, context: Context) -> Reading | None:
    """Last week, this month, next year, that day, last night, this morning."""
    letters, unit, step = view.letters("rel"), view.value("u"), view.step("rel")
    if view.letters("u") == "p":
        return _relative_part(view, context, step)
    grain = GRAINS.get(unit)
    if grain is None or "4" in letters:
        return _relative_clock(unit, context)
    words = view.row.text[view.offset : view.end].lower()
    counted = "q" in letters or ("following" in words and "q" not in letters) or "previous" in words
    if counted and context.last is not None:
        piece = _around(context.last, grain, step or 0)
    elif "q" in letters:
        return Reading(
            type="DATE", value=MASKS[grain], why="it counts from a date that the text does not give"
        )
    else:
        current = context.current(grain)
        piece = cal.shifted(current, step or 0) if current else None
    suffix = f"T{view.value('p')}" if view.has("p") and grain == "day" else ""
    why = NO_ANCHOR if context.anchor is None else NO_BASE
    reading = dated(piece, basis="relative", masked=MASKS[grain], suffix=suffix, why=why)
    return replace(reading, type="TIME") if suffix else reading


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


def _around(last: Stretch, grain: Grain, step: int) -> Stretch | None:
    """That day after a mere month is unknown."""
    if _ORDER.index(grain) < _ORDER.index(last.grain):
        return None
    return cal.shifted(cal.stretch(grain, last.start), step)


def _relative_part(view: View, context: Context, step: int | None) -> Reading | None:
    part = view.value("u")
    current = context.current("day")
    if "q" in view.letters("rel") and context.last is not None and context.last.grain == "day":
        current = context.last
    piece = cal.shifted(current, step or 0) if current else None
    return dated(piece, basis="relative", masked="XXXX-XX-XX", suffix=f"T{part}", type="TIME")


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
        return _clock_shift(view, context, amount, unit)
    if back and unit == "Y" and amount == 1 and context.quarter is not None:
        return _year_before_quarter(context)
    base = context.last if counted else context.current("day")
    if base is None:
        return Reading(type="DATE", value=_mask(unit), why=NO_ANCHOR)
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


def _clock_shift(_view: View, _context: Context, amount: float, unit: str) -> Reading:
    value = _length(amount, unit)
    return Reading(type="TIME", value=value, why="hours and minutes are not counted back to a day")


def duration(view: View, _context: Context) -> Reading | None:
    """Three days P3D, two-year P2Y, several months PXM; a length gives no date."""
    unit = view.value("u") or "D"
    amount = view.amount("n")
    if view.has("one"):
        amount = 1.0
    elif view.has("z"):
        amount = 2.0 if view.value("z") == "2" or "couple" in view.row.text[view.offset : view.end] else None
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
    """Three-quarters of the vote; 60 Minutes (a name); the 1998 quarter; headquarters."""
    unit = view.value("u")
    printed = view.row.text[view.row.starts[view.match.start("u")] :][:2]
    if view.match.start("u") > view.match.start() and printed[:1].isupper() and not printed.isupper():
        return True
    if unit == "Q" and (
        view.rule == "units" or view.row.letters[view.match.end() : view.match.end() + 1] == "O"
    ):
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
        return dated(context.quarter or _reported_quarter(context), basis="relative", masked="XXXX-QX")
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
    """Daily, annually."""
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
    """Now, recently, soon."""
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
    words = view.row.text[view.offset : view.end].lower()
    return Reading(type="DATE", value="PAST_REF", why=VAGUE) if words.endswith("past") else None
