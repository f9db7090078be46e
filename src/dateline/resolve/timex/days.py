"""Days and the parts of days: full and partial dates, weekdays, holidays, clock times, ranges of days."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from dateline.model import DateBasis
from dateline.resolve.timex import calendar as cal
from dateline.resolve.timex.calendar import Stretch
from dateline.resolve.timex.view import (
    NO_ANCHOR,
    NO_YEAR,
    OUTSIDE,
    UNDATED,
    Context,
    Reading,
    View,
    dated,
    nearest,
    ranged,
)

AMBIGUOUS = "day and month cannot be told apart"


def day_stretch(year: int, month: int, number: int) -> Stretch | None:
    """That day as a stretch, or null where the calendar has none."""
    found = cal.day(year, month, number)
    return None if found is None else Stretch(grain="day", start=found)


def month_day(context: Context, view: View, month: int, number: int) -> Stretch | None:
    """A day and month without a year: the one nearest to the anchor that fits the tense."""
    if context.anchor is None:
        return None
    told = context.past_year(view)
    if told is not None:
        return day_stretch(told, month, number)
    year = context.anchor.year
    days = [day_stretch(each, month, number) for each in (year - 1, year, year + 1)]
    on = 0 if context.tense.begun(view.offset) else 62
    return nearest([day for day in days if day], context.anchor, context.tense(view.offset), back=45, on=on)


def iso(view: View, _context: Context) -> Reading | None:
    """2024-11-12, with or without a time."""
    text = view.row.text[view.offset : view.end]
    day = day_stretch(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if day is None:
        return None
    reading = dated(day, basis="stated")
    return replace(reading, type="TIME", value=f"{text[:10]}T{text[11:16]}") if len(text) > 10 else reading


def numeric(view: View, context: Context) -> Reading | None:
    """12/11/96: month first, unless only the other order is a day or only it fits; else both stay open."""
    parts = re.split(r"[/.-]", view.row.text[view.offset : view.end])
    first, second, year = int(parts[0]), int(parts[1]), int(parts[2])
    if len(parts[2]) == 2:
        year = _century(year, context.anchor)
    options = {
        day.value: day for day in (day_stretch(year, second, first), day_stretch(year, first, second)) if day
    }
    if not options:
        return None
    if len(options) == 1:
        return dated(next(iter(options.values())), basis="stated")
    if "." in view.row.text[view.offset : view.end]:
        return dated(day_stretch(year, second, first), basis="stated")
    near = [day for day in options.values() if context.anchor and abs((day.start - context.anchor).days) <= 7]
    if len(near) == 1:
        return dated(near[0], basis="stated")
    return Reading(type="DATE", value=f"{year:04d}-XX-XX", why=AMBIGUOUS)


def _century(year: int, anchor: dt.date | None) -> int:
    """Two digits to four: the last such year that is at most ten years ahead (of 2030 without an anchor)."""
    limit = anchor.year + 10 if anchor else 2030
    return limit - (limit - year) % 100


def day(view: View, context: Context) -> Reading | None:
    """Any expression for one day, with or without a year."""
    if view.has("dei"):
        return _deictic(view, context)
    if view.has("wd"):
        return None if _is_name(view) else weekday(view, context)
    if view.has("hol"):
        return _holiday(view, context)
    return _calendar_day(view, context)


def _is_name(view: View) -> bool:
    """The Sunday Times."""
    after = view.row.text[view.end : view.end + 2]
    return after[:1] == " " and after[1:].isupper() and view.before(4) == "the "


def _calendar_day(view: View, context: Context) -> Reading | None:
    month, number = view.number("mon", "mon2"), view.number("dom", "dom2")
    masked = f"XXXX-{month:02d}-{number:02d}"
    step = view.step("yrel") if view.value("yu") == "Y" else None
    if view.has("yr") or view.has("yr2"):
        found = day_stretch(view.number("yr", "yr2"), month, number)
        return dated(found, basis="stated") if found else None
    if cal.day(2000, month, number) is None:
        return None
    if step is not None:
        year = context.year_of(view.letters("yrel"), step)
        found = None if year is None else day_stretch(year, month, number)
        return dated(found, basis="relative", masked=masked, why=NO_YEAR)
    found = month_day(context, view, month, number)
    return dated(found, basis="stated" if found else "unknown", masked=masked, why=NO_YEAR)


def weekday(view: View, context: Context) -> Reading:
    """Friday, last Friday, Friday of last week."""
    number = view.number("wd")
    masked = f"XXXX-WXX-{number}"
    anchor = context.anchor
    if view.has("wrel") and view.value("wu") == "W" and anchor is not None:
        monday = cal.stretch("week", anchor).start
        found = cal.add_days(monday, 7 * (view.step("wrel") or 0) + number - 1)
    elif "text" in view.values("rel") and view.step("rel") == -1 and context.last:
        found = _last_weekday(cal.add_days(context.last.start, -1), number)
    elif "text" in view.values("rel") and context.last:
        found = _next_weekday(cal.add_days(context.last.last or context.last.start, 1), number)
    else:
        found = None if anchor is None else _weekday(anchor, number, view, context)
    return dated(
        None if found is None else Stretch(grain="day", start=found), basis="relative", masked=masked
    )


def _weekday(anchor: dt.date, number: int, view: View, context: Context) -> dt.date | None:
    step = view.step("rel")
    if step == -1:
        return _last_weekday(cal.add_days(anchor, -1), number)
    if step == 1:
        return _next_weekday(cal.add_days(anchor, 1), number)
    if step == 0 or context.tense(view.offset):
        return _next_weekday(anchor, number)
    return _last_weekday(anchor, number)


def _last_weekday(start: dt.date | None, number: int) -> dt.date | None:
    return None if start is None else cal.add_days(start, -((start.isoweekday() - number) % 7))


def _next_weekday(start: dt.date | None, number: int) -> dt.date | None:
    return None if start is None else cal.add_days(start, (number - start.isoweekday()) % 7)


def _deictic(view: View, context: Context) -> Reading | None:
    if view.row.text[view.offset].isupper() and view.before(2)[:1].isalnum():
        return None
    step, part = re.fullmatch(r"(-?\d*)([A-Z]*)", view.value("dei")).groups()  # type: ignore[union-attr]
    found = None if context.anchor is None else cal.add_days(context.anchor, int(step or 0))
    piece = None if found is None else Stretch(grain="day", start=found)
    suffix = f"T{part}" if part else ""
    kind = "TIME" if part else "DATE"
    return dated(piece, basis="relative", masked="XXXX-XX-XX", suffix=suffix, type=kind)  # type: ignore[arg-type]


def _holiday(view: View, context: Context) -> Reading | None:
    rule = view.value("hol")
    if rule == "?":
        return Reading(type="DATE", value="XXXX-XX-XX", why=UNDATED)
    if view.has("hy"):
        return _holiday_reading(holiday(rule, view.number("hy")), basis="stated")
    if context.anchor is None:
        return Reading(type="DATE", value="XXXX-XX-XX", why=NO_YEAR)
    year = context.anchor.year
    if view.value("hyu") == "Y":
        return _holiday_reading(holiday(rule, year + (view.step("hyrel") or 0)), basis="relative")
    known = [holiday(rule, each) for each in (year - 1, year, year + 1)]
    firsts = {piece[0].start: piece for piece in known if piece}
    days = [piece[0] for piece in firsts.values()]
    step = view.step("hrel")
    ahead = context.tense(view.offset) if not step else step > 0
    if step:
        days = [each for each in days if (each.start - context.anchor).days * step > 0]
    found = nearest(days, context.anchor, ahead, back=45, on=45)
    return _holiday_reading(firsts[found.start] if found else None, basis="relative")


def _holiday_reading(found: tuple[Stretch, Stretch] | None, *, basis: DateBasis) -> Reading | None:
    if found is None:
        return None
    first, last = found
    return dated(first, basis=basis) if first == last else ranged(first, last, basis=basis)


def holiday(rule: str, year: int) -> tuple[Stretch, Stretch] | None:
    """First and last day of a holiday in a year, by a rule of `data/times/holidays.tsv`."""
    ends = [_holiday_day(part, year) for part in rule.split("/")]
    days = [Stretch(grain="day", start=each) for each in ends if each]
    return (days[0], days[-1]) if len(days) == len(ends) else None


def _holiday_day(rule: str, year: int) -> dt.date | None:
    if rule == "election":
        monday = cal.nth_weekday(year, 11, 1, 1)
        return None if monday is None else cal.add_days(monday, 1)
    moving = re.fullmatch(r"(easter|orthodox)([+-]\d+)", rule)
    if moving:
        sunday = cal.easter(year, julian=moving[1] == "orthodox")
        return None if sunday is None else cal.add_days(sunday, int(moving[2]))
    counted = re.fullmatch(r"(\d+)-(\d)-(-?\d)(\+\d+)?", rule)
    if counted:
        found = cal.nth_weekday(year, int(counted[1]), int(counted[2]), int(counted[3]))
        return None if found is None else cal.add_days(found, int(counted[4] or 0))
    month, number = rule.split("-")
    return cal.day(year, int(month), int(number))


def day_list(view: View, context: Context) -> Reading | None:
    """The second day of "24 and 25 April" or "April 24 and 25", from the one beside it."""
    letters, values = view.row.letters, view.row.values
    at = view.match.start()
    if view.rule == "day_list_before":
        month, known = int(values[at + 3]), letters[at + 4 : at + 6]
        year = int(values[at + 4]) if known[:1] == "Y" else 0
        found = day_stretch(year, month, view.number("dom2")) if year else None
        found = found or month_day(context, view, month, view.number("dom2"))
        return dated(found, basis="stated", masked=f"XXXX-{month:02d}-{view.number('dom2'):02d}", why=NO_YEAR)
    last = context.last
    if last is None or last.grain != "day" or last.start.day >= view.number("dom"):
        return None
    return dated(day_stretch(last.start.year, last.start.month, view.number("dom")), basis="stated")


def nth(view: View, context: Context) -> Reading | None:
    """The 12th: of the month of the anchor, or the one before or after it."""
    number = view.number("dom")
    if not view.row.text[view.end - 2 : view.end].lower().startswith(("st", "nd", "rd", "th")):
        return None
    if not any(letter.isdigit() for letter in view.row.text[view.offset : view.end]):
        return None
    if view.row.text[view.end : view.end + 2].strip()[:1].isupper():
        return None
    months = context.current("month")
    if months is None:
        return Reading(type="DATE", value=f"XXXX-XX-{number:02d}", why=NO_ANCHOR)
    near = [cal.shifted(months, step) for step in (-1, 0, 1)]
    days = [day_stretch(each.start.year, each.start.month, number) for each in near if each]
    assert context.anchor is not None
    found = nearest([each for each in days if each], context.anchor, context.tense(view.offset), back=0, on=0)
    return dated(found, basis="relative", masked=f"XXXX-XX-{number:02d}")


def days(view: View, context: Context) -> Reading | None:
    """4 to 10 November; 28 October to 3 November."""
    first_month, last_month = view.number("m1", "m3", "m2"), view.number("m2", "m4", "m1")
    if view.rule == "days":
        first_month = last_month = view.number("m1", "m2")
    elif view.has("m3"):
        first_month, last_month = view.number("m3"), view.number("m4")
    else:
        first_month, last_month = view.number("m1"), view.number("m2")
    year = view.number("yr")
    one, two = view.number("d1", "d3"), view.number("d2", "d4")
    last = day_stretch(year, last_month, two) if year else month_day(context, view, last_month, two)
    if last is None:
        if context.anchor is None and not year:
            return Reading(type="DATE", value=f"XXXX-{first_month:02d}-{one:02d}", why=NO_YEAR)
        return None
    first = day_stretch(last.start.year - (first_month > last_month), first_month, one)
    return ranged(first, last, basis="stated")


def with_clock(view: View, context: Context) -> Reading | None:
    """A day with a clock time, or a clock time alone (on the anchor day)."""
    time = clock(view)
    if time is None:
        return None
    if view.rule == "clock":
        return _clock_alone(view, context, time)
    reading = day(view, context)
    if reading is None or "/" in reading.value:
        return reading
    return replace(reading, type="TIME", value=f"{reading.value[:10]}T{time}")


def _clock_alone(view: View, context: Context, time: str) -> Reading | None:
    bare = view.has("c2") and view.match[0][-1] != "Z"
    if bare and not view.before(4).rstrip().endswith((" at", " by", "(at", "~")) and not _says_time(view):
        return None
    same = _day_after_clock(view, context) or context.day_in_sentence(view)
    reading = dated(same or context.current("day"), basis="relative", masked="XXXX-XX-XX")
    return replace(reading, type="TIME", value=f"{reading.value}T{time}", point=None)


def _day_after_clock(view: View, context: Context) -> Stretch | None:
    """2 p.m. (1100 GMT) on Saturday: the day stands after a second clock time in brackets."""
    row, at = view.row, view.match.end()
    found = _BRACKET.match(row.letters, at)
    if found is None or context.anchor is None or row.text[row.starts[at]] not in "()":
        return None
    number = int(row.values[found.end() - 1])
    ahead = context.tense(row.starts[found.end() - 1])
    day = (_next_weekday if ahead else _last_weekday)(context.anchor, number)
    return None if day is None else Stretch(grain="day", start=day)


_BRACKET = re.compile(r"\.(?:[CdnY]2?Z{0,2}\.)?i?w")


def _says_time(view: View) -> bool:
    return view.before(7).rstrip().endswith((" at", " around", " until", " since", " before", " after"))


def clock(view: View) -> str | None:
    """HH:MM of a clock time, or null where it is none."""
    if view.has("inst"):
        return view.value("inst")
    text = view.value("c", "c2", "c3")
    if view.has("c3"):
        text = f"{text[:2]}:{text[2:]}" if len(text) == 4 else ""
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?", text)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if view.has("ap"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if view.value("ap")[0] in "pP" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None


def with_part(view: View, context: Context) -> Reading | None:
    """Tuesday morning; the evening of Nov. 12."""
    reading = day(view, context)
    if reading is None or "/" in reading.value or reading.type == "TIME":
        return reading
    return replace(reading, type="TIME", value=f"{reading.value}T{view.value('p')}")


def week_of(view: View, context: Context) -> Reading | None:
    """The week of March 6: the week that holds the day."""
    reading = day(view, context)
    if reading is None or reading.point is None or view.row.values[view.match.start() + 1] != "W":
        return reading
    return dated(cal.stretch("week", reading.point.start), basis=reading.basis, why=OUTSIDE)


def week_days(view: View, context: Context) -> Reading | None:
    """From Monday to Thursday: the last day by the tense, the first one before it."""
    number = view.number("w2")
    if context.anchor is None:
        return Reading(type="DATE", value=f"XXXX-WXX-{view.number('w1')}", why=NO_ANCHOR)
    ahead = context.tense(view.offset)
    last = (_next_weekday if ahead else _last_weekday)(context.anchor, number)
    first = _last_weekday(last, view.number("w1"))
    if first is None or last is None:
        return None
    return ranged(Stretch(grain="day", start=first), Stretch(grain="day", start=last), basis="relative")
