"""The grammar: which rows of token letters (see tokens.py) are a time expression.

Rules are tried in order at every token, so the more specific stand first. `{name}` stands for a
piece below. No piece repeats without a bound, so the cost is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_NUMBER = r"[dnY]1?7?|1|(?:a?7|c)(?:-?[c7]|&[c7]){0,4}|[dc]&aF"
_NEVER_FIRST = r".,O&'$%/MBTZXgGL50|i-"
PIECES: dict[str, str] = {
    "AMOUNT": rf"(?:(?P<n>{_NUMBER})(?:[T|-](?P<n2>{_NUMBER}))?|(?P<z>a?z)O?)",
    "COUNT": rf"(?:(?P<n>{_NUMBER})(?:[T|-](?P<n2>{_NUMBER}))?|(?P<z>a?z)O?|(?P<one>a))",
    "UNIT": r"(?P<u>[uUQK])",
    "ABOUT": r"k{0,2}",
    "PART": r"(?:t?(?P<b>b)O?-?|t?6O|(?P<er>[er]))",
    "CLOCK": r"k?(?:(?P<c>C|[dn])(?P<ap>2)|(?P<c2>C)|(?P<c3>[Yn])(?=Z)|t?(?P<inst>P))(?:Z?Z)?",
    "DAY": (
        r"(?:(?:w,?i?t?)?(?:(?P<mon>[mx])t?(?P<dom>[do])(?![cUu%]|-[uUc])(?:,?(?P<yr>Y)(?!-?[uUc]))?"
        r"|t?(?P<dom2>[do])O?(?P<mon2>[mx])(?:,?(?P<yr2>Y))?)(?:O?(?P<yrel>[lNhq])(?P<yu>u))?"
        r"|(?:t?(?P<rel>qq|h[lNq]?|[lN]))?(?P<wd>w)(?:O?(?P<wrel>[lhN])(?P<wu>u))?"
        r"|(?P<dei>j)"
        r"|t?(?P<hrel>[lNh])?(?P<hol>H)(?:,?(?P<hy>Y)|O?(?P<hyrel>[lNh])(?P<hyu>u))?)"
    ),
}

RULES: tuple[tuple[str, str], ...] = (
    ("age", r"{COUNT}-?[uU]-?0"),
    ("iso", r"I"),
    ("numeric", r"J"),
    (
        "days_days",
        r"(?:(?P<d1>[do])(?P<m1>[mx])(?:[T-]|(?<=B..)&)(?P<d2>[do])(?P<m2>[mx])"
        r"|(?P<m3>[mx])(?P<d3>[do])[T-](?P<m4>[mx])(?P<d4>[do]))(?:,?(?P<yr>Y))?",
    ),
    (
        "days",
        r"(?:(?P<d1>[do])(?:[T-]|(?<=B.)&)(?P<d2>[do])O?(?P<m1>[mx])"
        r"|(?P<m2>[mx])(?P<d3>[do])(?:[T-]|(?<=B..)&)(?P<d4>[do])(?!-?[uUc]))(?:,?(?P<yr>Y))?",
    ),
    ("months", r"(?:(?<=[MB])(?P<m1>[mx])[T&-]|(?P<m2>[mx])-)(?P<m3>[mx])(?:,?O?(?P<yr>Y))?"),
    ("years", r"(?:(?<=[MB])(?P<y1>Y)[T&-]|(?P<y2>Y)[-/])(?P<y3>Y|[dn](?![UucT-]))"),
    ("week_days", r"(?P<w1>w)[T-](?P<w2>w)"),
    ("clock_day", r"{PART}?{CLOCK}(?:,|i|O)?{DAY}"),
    ("day_clock", r"{DAY},?i?{CLOCK}"),
    ("day_part", r"{PART}?{DAY}-?(?P<p>[pP])"),
    ("part_of_day", r"t?b?-?(?P<p>[pP])Ot?{DAY}"),
    ("mid_part_day", r"b-?(?P<p>p){DAY}"),
    ("week_of", r"tu[O6]{DAY}"),
    ("day", r"k?{PART}?{DAY}"),
    ("day_list", r"(?:(?<=[mx][do]&)|(?<=[mx][do],)|(?<=[do],[do]&))(?P<dom>d)(?![cUu%$Ymx])"),
    ("day_list_before", r"(?P<dom2>[do])(?=&[do][mx])"),
    ("month_rel", r"{PART}?(?P<mon>[mx])O?(?P<mrel>[lhNq])(?P<mu>u)"),
    ("rel_month", r"{PART}?t?(?P<rel>[lhNq]{1,2})(?P<mon>[mx])"),
    ("month", r"{PART}?(?:(?P<mon>[mx]),?O?(?P<yr>Y)|(?P<mon2>m|(?<=[iMTBbkOt-])x))"),
    (
        "season",
        r"{PART}?t?(?:(?P<rel>qq?|h[lNq]?|[lN])(?P<s>[sS])|(?P<s2>[sS])O?(?P<yr>Y)"
        r"|(?P<s4>[sS])O(?P<yrel>[lhN])(?P<yu>u)|(?P<s5>s)|(?<=it)(?P<s3>S)(?!O))",
    ),
    (
        "quarter",
        r"{PART}?(?:t?(?:f-?)?(?P<o>o)f?|(?:f-?)?(?P<o2>o)-f?|f(?P<o3>o)-)Q(?:O?(?:t?f?u?(?P<yr>Y)|t?(?P<yrel>[lhN])f?u))?",
    ),
    ("quarter_code", r"(?P<q>3),?O?(?P<yr>Y)?"),
    ("quarter_poss", r"(?P<yrel>[lhN])u'(?:f-?)?(?P<o>o)?-?Q"),
    ("quarter_pair", r"(?P<o>o)(?=&o-?Q)"),
    ("quarters_of", r"t?(?P<o>[ol])(?P<n>c|d)U(?=OY)O(?P<yr>Y)"),
    ("year_ago_quarter", r"t?.?(?<=[t.-])?u-[eg](?P<q>[QX])"),
    ("quarter_year_ago", r"t(?P<q>[QX])(?:aug|lu)"),
    ("quarter_rel", r"{PART}?t?(?P<rel>[lNhq4])f?(?P<q>[QX])"),
    ("year_quarter", r"t(?P<yr>Y)Q"),
    ("half", r"{PART}?t?(?P<o>[olN])-?FO(?:t?f?u?(?P<yr>Y)|t?(?P<yrel>[lhN])?f?(?P<u>u)|t?(?P<dec>D))"),
    ("fiscal_year", r"{PART}?t?(?:(?P<rel>[lNhq4])|(?=fu))f?(?P<f>f)(?P<fu>u)(?P<yr>Y)?"),
    ("decade", r"{PART}?t?{PART2}?(?:(?P<dec>D)|(?<=[tb-])(?P<dw>E))"),
    ("century", r"{PART}?t?b?-?(?P<o>o)-?(?P<u>[uU])(?!-)"),
    ("set", r"(?P<set>A)"),
    ("set_every", r"y(?P<other>q?)(?:(?P<n>{NUMBER})|(?P<o>o)|(?P<z>z))?L?(?P<u>[uUQKwpsVmS])"),
    ("set_of", r"yO(?=t)t(?P<rel>[lNh]){AMOUNT}(?P<u>[uUQK])"),
    ("weekdays", r"(?P<wd>W)(?P<p>[pV])?"),
    ("ago", r"{ABOUT}{COUNT}(?P<more>L)?{UNIT}(?:\|[cd]|\|so)?(?P<g>g)"),
    ("from_now", r"{ABOUT}{COUNT}{UNIT}MR"),
    ("units_ago", r"(?P<u>U)(?P<g>g)"),
    ("shift", r"{ABOUT}(?:{COUNT}){UNIT}(?P<g>[er])"),
    ("year_earlier", r"t?(?P<u>u)-(?P<g>[egr])"),
    ("span", r"t?(?P<rel>[lNh])(?:(?P<o>o))?{AMOUNT}L?{UNIT}"),
    ("span_recent", r"t?[l]?(?P<v>v)(?P<u>[UQ])"),
    ("coming", r"t?(?P<rel>[lN])(?P<u>U)"),
    ("rel", r"{PART}?t?(?P<rel>qq?|h[lNq]?|[lN4])(?:L|f)?(?P<u>[uQKp])(?P<p>p)?(?!')"),
    ("rel_poss", r"{PART}?t?(?P<rel>qq?|h[lNq]?|[lN4])(?:L|f)?(?P<u>[uQKp])"),
    ("end_of_unit", r"t?[b6]Ot(?P<u>[uQ])"),
    ("year_end", r"k?(?P<u>u)'?-?[b6](?![uUQK])"),
    ("old_unit", r"U-0"),
    ("duration_half", r"{ABOUT}{COUNT}(?P<u>[uU])&aF"),
    ("half_unit", r"{ABOUT}Fa(?P<u>u)"),
    ("first_units", r"t(?:[oL]|v)?{AMOUNT}L?(?P<u>U)(?P<tail>5?)"),
    ("word_year", r"(?:tu)?(?P<wy>c[c7]-?c?)(?!-?[uUQKc])"),
    ("duration", r"{ABOUT}(?:{COUNT})-?L{0,2}-?{UNIT}(?:-?G)?(?!-?0)"),
    ("the_unit", r"t(?:L)?(?P<u>[uQK])(?P<tail>5?)(?![Y-])"),
    ("the_part", r"(?<=i)t(?P<p>[p])(?!O)"),
    ("long", r"(?P<u>[uU])-?G"),
    ("units", r"(?P<u>U)"),
    ("weekend", r"(?P<u>K)"),
    ("year", r"{PART}?(?:t?(?:f?u|f))?(?P<yr>Y)(?!9)"),
    ("nth", r"(?<=i)t(?P<dom>o)(?!-?[uUQ])"),
    ("clock", r"{PART}?{CLOCK}"),
    ("part_alone", r"(?<=i)(?P<p>p)"),
    ("ref", r"(?P<ref>R)"),
    ("current", r"(?P<cur>h)(?=[.c])"),
    ("recent", r"(?P<rec>v)(?![UQuK])"),
    ("the_past", r"t(?P<past>l)(?![uUQKpczdnYwmxsSoNhlLvfFH7])"),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its groups, to be matched where the locator found it."""

    name: str
    pattern: re.Pattern[str]


@cache
def compiled() -> tuple[re.Pattern[str], dict[str, Rule]]:
    """The locator, whose `lastgroup` names the rule, and the rules."""
    rules = {}
    parts = []
    for number, (name, text) in enumerate(RULES):
        full = _filled(text)
        rules[f"r{number}"] = Rule(name, re.compile(full))
        parts.append(f"(?P<r{number}>{re.sub(r'[(][?]P<[a-z]+[0-9]?>', '(?:', full)})")
    return re.compile(rf"(?![{_NEVER_FIRST}])(?:{'|'.join(parts)})"), rules


def _filled(text: str) -> str:
    text = text.replace("{PART2}", "(?:bO?-?|6O)").replace("{NUMBER}", _NUMBER)
    for name, piece in PIECES.items():
        text = text.replace("{" + name + "}", piece)
    return text
