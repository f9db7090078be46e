"""Months, seasons, quarters, years and longer stretches that have a name."""

from __future__ import annotations

from dataclasses import replace

from dateline.resolve.timex import calendar as cal
from dateline.resolve.timex.calendar import Stretch
from dateline.resolve.timex.view import (
    NO_BASE,
    NO_YEAR,
    OUTSIDE,
    Context,
    Reading,
    View,
    dated,
    nearest,
    ranged,
)


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
        [each for each in found if each],
        context.anchor,
        context.tense(view.offset),
        back=0,
        on=0 if context.tense.begun(view.offset) else 62,
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
        year = context.year_of(view.letters("mrel"), view.step("mrel"))
        found = None if year is None else _month_of(year, number)
        return dated(found, basis="relative", masked=masked, why=NO_BASE if year is None else OUTSIDE)
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
    piece = nearest(
        known,
        context.anchor,
        context.tense(view.offset),
        back=150,
        on=0 if context.tense.begun(view.offset) else 62,
    )
    return dated(piece, basis="relative", masked=masked)


def _quarter_of(year: int, number: int) -> Stretch | None:
    start = cal.day(year, 3 * number - 2, 1)
    return None if start is None else Stretch(grain="quarter", start=start)


def quarter_poss(view: View, context: Context) -> Reading | None:
    """Last year's third quarter; last year's quarter (the one in question, a year before)."""
    if view.has("o"):
        return quarter(view, context)
    return year_before_quarter(context)


def year_before_quarter(context: Context) -> Reading:
    """The quarter in question, a year before."""
    known = context.quarter or reported_quarter(context)
    reading = dated(cal.shifted(known, -4) if known else None, basis="relative", masked="XXXX-QX")
    return replace(reading, point=None)


def reported_quarter(context: Context) -> Stretch | None:
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
    return year_before_quarter(context)


def quarter_rel(view: View, context: Context) -> Reading | None:
    """This quarter, the latest period: the quarter in question."""
    step = view.step("rel")
    if view.letters("q") == "X":
        if "4" not in view.letters("rel"):
            return None
        return dated(context.quarter or reported_quarter(context), basis="relative", masked="XXXX-QX")
    if step == 0 and "4" in view.letters("rel"):
        return dated(context.quarter or reported_quarter(context), basis="relative", masked="XXXX-QX")
    if step == 0 and "q" in view.letters("rel") and context.quarter:
        return dated(context.quarter, basis="relative")
    current = context.current("quarter")
    return dated(cal.shifted(current, step or 0) if current else None, basis="relative", masked="XXXX-QX")


def year_quarter(view: View, context: Context) -> Reading | None:
    """The 1988 quarter: the one in question, in that year."""
    known = context.quarter or reported_quarter(context)
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
    led = view.row.letters[max(view.match.start() - 1, 0) : view.match.start()] in tuple("iTMBOt&b6")
    counted = (
        bool(after) and after[0].islower() and after[0].rstrip(".,;").endswith("s") and len(after[0]) > 3
    )
    return led or (1800 <= number <= 2100 and not counted)


def word_year(view: View, _context: Context) -> Reading | None:
    """Nineteen ninety-four; the year two thousand."""
    words = [
        int(value)
        for letter, value in zip(view.letters("wy"), view.values("wy"), strict=True)
        if letter in "c7"
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
    if view.value("fu") not in ("", "Y") or view.match[0] == "fu":
        return None
    if view.has("yr"):
        return dated(year_stretch(view.number("yr")), basis="stated")
    current = context.current("year")
    step = -1 if "4" in view.letters("rel") else view.step("rel") or 0
    return dated(cal.shifted(current, step) if current else None, basis="relative")
