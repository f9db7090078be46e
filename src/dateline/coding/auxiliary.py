"""Did it happen: PLOVER's auxiliary modes and FactBank's factuality, from signs, stances and dates.

The modes are those of the event as the page tells it. Factuality is asked of everybody who speaks:
the outlet is committed to nothing that it lays in another's mouth, and so is every speaker but the
innermost.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from dateline import lexicon
from dateline.coding.signs import Sign, Signs, given_noun, granted
from dateline.model import Attribution, Auxiliary, Date, Factuality, FactValue

ORDER: tuple[Auxiliary, ...] = ("historical", "future", "hypothetical", "negation")
#: Days after which an event is background: the codebook's "well before the report".
BACKGROUND = 30
#: Future of these is a promise: AGREE, says the codebook.
PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
#: Degrees of FactBank, the weakest last.
DEGREES = ("CT", "PR", "PS", "UU")
#: Stances that put the content forward as it is, so that words in their cue count for the speaker.
PLAIN = frozenset({"says", "confirms"})
#: Stances under which even what is taken for granted is the speaker's word alone.
OPENING = PLAIN | {"accuses"}
SINCE = "since"
OUTLET = "outlet"
NOBODY = "somebody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The auxiliary modes of a trigger in `ORDER`, the words that led to them, and who vouches for it."""

    labels: tuple[Auxiliary, ...]
    why: tuple[str, ...]
    factuality: tuple[Factuality, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of a trigger beside its words.

    `attributions` are those that cover it, outermost first; `offset` is where its sentence begins
    in their block. `date` and `anchor` tell background. Of a `deed` a purpose ("sent troops to
    fight") is a plan; of words ("met to discuss it") it is taken to have happened. `named` is a
    noun for words ("his promise").
    """

    attributions: Sequence[Attribution] = ()
    offset: int = 0
    date: Date | None = None
    anchor: dt.date | None = None
    deed: bool = True
    named: bool = False


PLAIN_SETTING = Setting()


class Auxiliaries:
    """Signs and stances; made once."""

    def __init__(self, signs: Signs, stances: dict[str, tuple[str, str]]) -> None:
        self._signs = signs
        self._stances = stances

    @classmethod
    def load(cls) -> Auxiliaries:
        """Read `data/auxiliary/`."""
        rows = lexicon.table("auxiliary/stances.tsv", ("stance", "effect", "code", "example"))
        return cls(Signs.load(), {row["stance"]: (row["effect"], row["code"]) for row in rows})

    def judge(self, trigger: Token, support: Token | None, setting: Setting = PLAIN_SETTING) -> Judgement:
        """What is said of the event of `trigger` (a noun's light verb is `support`)."""
        said = _open(trigger, setting)
        signs = list(self._signs.around(trigger, support, named=setting.named))
        found: dict[str, str] = {}
        codes: list[tuple[str, str]] = []
        planned: set[str] = set()
        ahead = False
        for sign in signs:
            spoken = _cue_of(sign, trigger, setting)
            if spoken is not None and spoken.stance not in PLAIN:
                continue  # its stance says it
            effect = _effect(sign, reported=bool(said), deed=setting.deed)
            if effect == "negation" and sign.governs:
                # "Attempts to seize it failed": what became of it says more than that it was tried.
                undone = {found.pop(label, None) for label in planned}
                codes = [code for code in codes if code[1] not in undone]
            if effect:
                planned |= {effect} if sign.governs and effect not in found else set()
                found.setdefault(effect, sign.text)
                ahead = ahead or (effect == "future" and not sign.governs)
            if effect is not None and (spoken is None or spoken.source is not None):
                codes.append((_code(sign, effect), sign.text))
        for each in said:
            effect, _ = self._stances.get(each.stance, ("-", "CT+"))
            # "Warned that it would strike if they attack": the condition is no threat.
            if effect != "-" and not (effect == "future" and "hypothetical" in found):
                found.setdefault(effect, f"{each.stance}: {' '.join(cue.text for cue in each.cue)}")
        if _long_ago(setting.date, setting.anchor) and not _goes_on(trigger, setting):
            text = setting.date.text if setting.date else ""
            found["historical"] = f"{text} lies {BACKGROUND} days or more before the page"
        if "negation" in found and not ahead:
            found.pop("future", None)
        labels = tuple(label for label in ORDER if label in found)
        return Judgement(
            labels=labels,
            why=tuple(f"{label}: {found[label]}" for label in labels),
            factuality=tuple(self._told(setting.attributions, codes)),
        )

    def _told(
        self, attributions: Sequence[Attribution], codes: Sequence[tuple[str, str]]
    ) -> Iterable[Factuality]:
        """Who vouches for it: the outlet first, then the speakers, outermost first."""
        value, why = _weighed(codes)
        if not attributions:
            yield Factuality(who=OUTLET, value=value, why=why or "told without reserve")
            return
        yield Factuality(who=OUTLET, value="UU", why=f"laid in the mouth of {_name(attributions[0])}")
        for each, inner in pairwise(attributions):
            yield Factuality(who=_name(each), value="UU", why=f"laid in the mouth of {_name(inner)}")
        last = attributions[-1]
        stance = self._stances.get(last.stance, ("-", "CT+"))[1]
        value, why = _weighed([(stance, last.stance), *codes])
        yield Factuality(who=_name(last), value=value, why=why)


def _open(trigger: Token, setting: Setting) -> list[Attribution]:
    """The attributions that leave open whether it happened: not what their content takes for granted."""
    island = granted(trigger)
    if given_noun(trigger):
        kept = OPENING if setting.named else OPENING | {"denies", "does-not-deny"}
        return [each for each in setting.attributions if each.stance in kept]
    if island is None:
        return list(setting.attributions)
    at = setting.offset + island.head.idx
    return [
        each
        for each in setting.attributions
        if each.stance in OPENING or not any(span.start <= at < span.end for span in each.content)
    ]


def _effect(sign: Sign, *, reported: bool, deed: bool) -> str | None:
    """A sign's label where it stands, "" for none; null where the sign does not hold.

    "Would" looks ahead in reported speech; a purpose of words is done.
    """
    if sign.effect == "backshift":
        return "future" if reported else "hypothetical"
    if sign.effect == "purpose":
        return "future" if deed else None
    return "" if sign.effect == "-" else sign.effect


def _code(sign: Sign, effect: str) -> str:
    """ "Would" in reported speech is the speaker's "will"."""
    return "CT+" if sign.effect == "backshift" and effect == "future" else sign.code


def _cue_of(sign: Sign, trigger: Token, setting: Setting) -> Attribution | None:
    """The attribution whose cue a sign is, if any."""
    at = setting.offset + trigger.doc[sign.at].idx
    return next(
        (each for each in setting.attributions if any(cue.start <= at < cue.end for cue in each.cue)), None
    )


def _weighed(codes: Sequence[tuple[str, str]]) -> tuple[FactValue, str]:
    """The weakest degree, and the sign that an odd or even number of negations leaves."""
    degree, positive, why = 0, True, []
    for code, text in codes:
        if code in ("-", "CT+"):
            continue
        why.append(f"{text} {code}")
        degree = max(degree, DEGREES.index(code[:2]))
        positive = positive != code.endswith("-")
    value: FactValue = VALUES[degree][0 if positive else 1]
    return value, ", ".join(why)


VALUES: tuple[tuple[FactValue, FactValue], ...] = (
    ("CT+", "CT-"),
    ("PR+", "PR-"),
    ("PS+", "PS-"),
    ("UU", "UU"),
)


def _name(each: Attribution) -> str:
    return (each.source.name or each.source.text) if each.source else NOBODY


def _goes_on(trigger: Token, setting: Setting) -> bool:
    """Whether the date is where it begins: "since January"."""
    start = setting.date.start if setting.date else None
    if start is None:
        return False
    before = trigger.doc.text[: max(0, start - setting.offset)].split()
    return bool(before) and before[-1].lower() == SINCE


def _long_ago(date: Date | None, anchor: dt.date | None) -> bool:
    last = last_day(date.edtf) if date and date.edtf else None
    return last is not None and anchor is not None and (anchor - last).days >= BACKGROUND


def last_day(edtf: str) -> dt.date | None:
    """The last day of an EDTF date or interval; null where it is open or not of the calendar."""
    point = edtf.rpartition("/")[2].split("T")[0].rstrip("?~%")
    parts = point.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    try:
        if len(numbers) == 3:
            return dt.date(*numbers)
        if len(numbers) == 2 and numbers[1] <= 12:
            following = dt.date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1)
            return following - dt.timedelta(days=1)
        return dt.date(numbers[0], 12, 31) if len(numbers) == 1 else None
    except ValueError:
        return None


def as_promise(type: str, labels: Iterable[Auxiliary]) -> tuple[str, tuple[Auxiliary, ...]]:
    """The codebook's rule: a future CONSULT, SUPPORT, COOPERATE or AID is an AGREE, without `future`."""
    labels = tuple(labels)
    if type in PROMISED and "future" in labels and "negation" not in labels:
        return "AGREE", tuple(label for label in labels if label != "future")
    return type, labels
