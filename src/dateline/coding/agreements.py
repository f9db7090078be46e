"""Treaties on one page: mentions, steps and obligations brought together, one record a treaty.

    mentions (treaty_names) ─► steps (treaty_steps), obligations ─► groups of mentions ─► Treaty

What is not an agreement between states gives none: a deal of firms, a transfer, a plea.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding import obligations
from dateline.coding.auxiliary import Auxiliaries, last_day
from dateline.coding.circumstances import Circumstances
from dateline.coding.obligations import Bound
from dateline.coding.treaty_names import Group, Mention, Scene, group, mentions
from dateline.coding.treaty_steps import Steps
from dateline.coding.treaty_told import Facts, Side, Told
from dateline.coding.treaty_words import WORD, TreatyWords
from dateline.model import Entity, Span, Treaty, TreatyStep

#: Steps that only parties take, or parties to be.
JOINT = frozenset({"signature", "initialling", "negotiation", "exchange of instruments"})
PARTIES = JOINT | {"ratification", "approval", "accession", "acceptance", "deposit of instruments"}
PARTIES |= {
    "rejection",
    "denunciation",
    "withdrawal",
    "suspension",
    "termination",
    "provisional application",
    "amendment",
}
#: Steps that only agreements between states know.
OFFICIAL = frozenset(
    {"ratification", "accession", "exchange of instruments", "deposit of instruments", "initialling"}
    | {"provisional application", "denunciation"}
)
#: Steps out of an agreement, which states take as well as firms.
LEAVING = frozenset({"withdrawal", "suspension", "termination"})
#: Steps that many states take one by one: they make a treaty multilateral.
OPEN = frozenset({"accession", "deposit of instruments"})
#: How many sentences back "it" and a treaty that goes unsaid may lie.
REACH = 3


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A treaty in the making."""

    group: Group
    told: list[Told]
    bound: list[Bound]


class Agreements:
    """Finds the treaties of a page; made once."""

    def __init__(self, words: TreatyWords, auxiliaries: Auxiliaries, circumstances: Circumstances) -> None:
        self.words = words
        self._steps = Steps(words, auxiliaries, circumstances)

    @classmethod
    def load(cls, auxiliaries: Auxiliaries, circumstances: Circumstances) -> Agreements:
        """Read `data/treaties/`. Raises StopRun with file and line at a bad row."""
        return cls(TreatyWords.load(), auxiliaries, circumstances)

    def may_hold(self, text: str) -> bool:
        """Whether a text names an agreement at all; needs no parse."""
        found = WORD.findall(text.lower())
        if not self.words.noun_forms.isdisjoint(found):
            return True
        return not self.words.name_keys.isdisjoint(found) and bool(self.words.known_names.search(text))

    def worth_parsing(self, text: str) -> bool:
        """Whether a sentence of a page on agreements may tell a step of one."""
        found = WORD.findall(text.lower())
        if self.words.step_forms.isdisjoint(found):
            return False
        return self.may_hold(text) or bool(self.words.firm_pattern.search(text))

    def find(self, scene: Scene, facts: Facts, key: str, part: Sequence[int]) -> tuple[Treaty, ...]:
        """The treaties in the order of their first mention; `key` identifies the page.

        `part` has the numbers of the sentences that belong together: the story, or a teaser.
        """
        found = mentions(scene, part)
        if not found:
            return ()
        told = self._steps.find(scene, found, facts, part)
        for each in told:
            if each.mention is not None and each.step in JOINT:
                each.mention.sides |= {side.code for side in each.sides if side.code}
        bounds = obligations.find(scene, found, part)
        for bound in bounds:
            if bound.mention is not None:
                bound.mention.parties += bound.sides
                bound.mention.sides |= {entity.country for entity in bound.sides if entity.country}
        acted = frozenset(id(each.mention) for each in told if each.mention is not None)
        groups = group(found, self.words, acted=acted, titles=scene.titles)
        live = [g for g in groups if g.known or g.sides or any(id(m) in acted for m in g.mentions)]
        drafts = [_Draft(group=g, told=[], bound=[]) for g in live or groups]
        for each in _settled(told, self.words):
            home = _home(each.mention, each.at, each.token, drafts)
            if home is not None:
                home.told.append(each)
        for bound in bounds:
            home = _home(bound.mention, bound.at, bound.token, drafts)
            if home is not None:
                home.bound.append(bound)
        made: list[Treaty] = []
        for draft in drafts:
            treaty = self._treaty(draft, key, made[-1] if made else None)
            made += [treaty] if treaty is not None else []
        return tuple(made)

    def _treaty(self, draft: _Draft, key: str, before: Treaty | None) -> Treaty | None:
        """The record; null for what is no agreement between states, or of which nothing is told.

        `before` is the treaty named before it, whose parties "the two" are.
        """
        _protocols(draft)
        parties, named = _parties(draft)
        if not parties and before is not None and before.scope == "bilateral" and _by_the_two(draft):
            parties, named = before.parties, before.named
        scope = _scope(draft, parties)
        steps = tuple(_merged(list(_steps_of(draft, parties, scope))))
        if not (steps or draft.bound) or not _between_states(draft, parties, steps):
            return None
        known = draft.group.known
        name = _name(draft.group)
        casus = next((b.obligation.casus for b in draft.bound if b.obligation.casus), None)
        field, kind = draft.group.field, draft.group.kind or "agreement"
        missing = {} if field else {"field": "no word of its name says what it is about"}
        if scope is None:
            missing["scope"] = "the page names fewer than two parties"
        first = draft.group.mentions[0].span
        identity = f"{key}|treaty|{first.block}|{first.start}"
        return Treaty(
            id=hashlib.sha256(identity.encode()).hexdigest()[:16],
            name=known.name if known else name,
            names=tuple(mention.span for mention in draft.group.mentions),
            kind=kind,
            parties=parties,
            named=named,
            steps=steps,
            missing=missing,
            scope=scope,
            field=field,
            obligations=tuple(b.obligation for b in draft.bound),
            trigger=casus.text if casus else None,
        )


def _home(mention: Mention | None, at: int, token: int, drafts: Sequence[_Draft]) -> _Draft | None:
    """The treaty of a step: that of its mention, else the one spoken of last before it."""
    if mention is not None:
        return next((d for d in drafts if mention in d.group.mentions), None)
    best: tuple[tuple[int, int], _Draft] | None = None
    for draft in drafts:
        before = [(m.at, m.token) for m in draft.group.mentions if (m.at, m.token) < (at, token)]
        before += [(t.at, t.token) for t in draft.told if (t.at, t.token) < (at, token)]
        if before and (best is None or max(before) > best[0]):
            best = (max(before), draft)
    if best is None or at - best[0][0] > (REACH if len(drafts) > 1 else 3 * REACH):
        return None
    return best[1]


def _settled(told: Sequence[Told], words: TreatyWords) -> Iterator[Told]:
    """Steps that what was told before decides: whose parliament, and a signing after its yes."""
    last: Side | None = None
    recent: Side | None = None
    approved: dict[str, Told] = {}
    for each in told:
        sides = tuple(_same_house(side, last, recent) for side in each.sides)
        each = replace(each, sides=sides)
        if each.step == "signature" and _is_assent(each, approved, words):
            each = replace(each, step="ratification", sides=_signers(each))
        for side in each.sides:
            if side.code:
                recent = side
            if side.by == "LEG" and side.code:
                last = side
                if each.step == "approval" and not each.pending:
                    approved[side.code] = each
        yield each


def _same_house(side: Side, last: Side | None, recent: Side | None) -> Side:
    """ "Lawmakers", "the president" without a country are those of the parliament or party named before."""
    if side.code == "" and (side.by != "LEG" or last is None) and recent is not None:
        return replace(side, code=recent.code)
    if side.by != "LEG" or last is None:
        return side
    guessed = side.entity is None or "page" in (side.entity.why or "").rpartition(";")[2]
    if side.code == "" or (side.code and side.entity and guessed):
        return replace(side, code=last.code)
    return side


def _is_assent(each: Told, approved: dict[str, Told], words: TreatyWords) -> bool:
    """One head of state signing what the parliament of the country has just agreed to."""
    signers = _signers(each)
    codes = {side.code for side in signers}
    if len(codes) != 1 or any(side.by != "GOV" for side in signers) or not codes & set(approved):
        return False
    before = approved[next(iter(codes)) or ""]
    close = before.at == each.at or bool(set(each.sentence.text.lower().split()) & words.roles["later"])
    if each.plain:
        return close or each.at - before.at == 1
    day = last_day(each.when.edtf) if each.when and each.when.edtf else None
    yes = last_day(before.when.edtf) if before.when and before.when.edtf else None
    return day is not None and yes is not None and day >= yes


def _protocols(draft: _Draft) -> None:
    """Signing a protocol that amends the treaty is amending it."""
    if any(t.step == "amendment" and not t.negated for t in draft.told):
        draft.told = [
            replace(t, step="amendment")
            if t.step == "signature" and t.mention is not None and t.mention.noun.kind == "protocol"
            else t
            for t in draft.told
        ]


def _signers(each: Told) -> tuple[Side, ...]:
    """Those that the sentence says sign, without those that only the treaty's name names."""
    named = each.mention.parties if each.mention is not None else ()
    return tuple(side for side in each.sides if side.entity is None or side.entity not in named)


def _parties(draft: _Draft) -> tuple[tuple[str, ...], tuple[Entity, ...]]:
    """The parties: those named with the treaty or in a joint step; else whoever takes a step of one."""
    core: dict[str, Entity] = {}
    for mention in draft.group.mentions:
        for entity in mention.parties:
            core.setdefault(entity.country or "", entity)
    joint = [t for t in draft.told if t.step in JOINT and not t.negated]
    others = [t for t in draft.told if t.step in PARTIES]
    for each in (*joint, *(others if len(core) + len(joint) < 2 or draft.group.known else ())):
        for side in each.sides:
            if side.code and side.entity is not None:
                core.setdefault(side.code, side.entity)
    if len(core) < 2 or _is_open(draft):
        for each in others:
            for side in each.sides:
                if side.code and side.entity is not None:
                    core.setdefault(side.code, side.entity)
    codes = tuple(sorted(code for code in core if code))
    return codes, tuple(core[code] for code in codes)


def _is_open(draft: _Draft) -> bool:
    """Whether many states may join."""
    if draft.group.known or any(t.step in OPEN for t in draft.told):
        return True
    words = {word for mention in draft.group.mentions for word in mention.words}
    conditions = " ".join(t.condition or "" for t in draft.told)
    return "multilateral" in words or " states" in conditions


def _scope(draft: _Draft, parties: Sequence[str]) -> str | None:
    if _is_open(draft) or len(parties) > 2:
        return "multilateral"
    return "bilateral" if len(parties) == 2 else None


def _between_states(draft: _Draft, parties: Sequence[str], steps: Sequence[TreatyStep]) -> bool:
    """Whether it is an agreement of states: by its parties, or by a step that only those know."""
    group = draft.group
    if group.known:
        return True
    firm = any(m.noun.strength == "firm" for m in group.mentions)
    called = any(m.noun.kind for m in group.mentions)
    official = any(s.step in OFFICIAL or s.by == "LEG" or (s.step in LEAVING and called) for s in steps)
    if len(parties) > 1:
        return firm or official or group.field is not None or _by_states(draft)
    if not parties:
        return group.mentions[0].proper and official
    return official or (firm and _told_of_whole(steps))


def _by_the_two(draft: _Draft) -> bool:
    """Signed by parties that it does not name: "the two also signed"."""
    return any(t.step in JOINT and s.code is None and not t.negated for t in draft.told for s in t.sides)


def _by_states(draft: _Draft) -> bool:
    """Whether a state takes a step."""
    return any(s.code and s.entity for t in draft.told for s in t.sides)


def _told_of_whole(steps: Sequence[TreatyStep]) -> bool:
    return any(step.step in PARTIES or step.step == "entry into force" for step in steps)


def _steps_of(draft: _Draft, parties: Sequence[str], scope: str | None) -> Iterator[TreatyStep]:
    """One step a party: those "of all" for each of two, or for nobody by name where they are many."""
    for each in draft.told:
        for side in each.sides:
            if side.code == "":
                continue
            whole = "whole" in each.row.flags
            codes: Sequence[str | None] = (side.code,)
            if side.code is None and not whole:
                codes = parties if scope == "bilateral" else (None,)
            for code in codes:
                if code and scope == "bilateral" and code not in parties:
                    continue
                if code is None and not whole and each.step not in JOINT:
                    continue
                step = _step(each, side, code)
                if step.step == "withdrawal" and scope == "bilateral":
                    step = replace(step, step="denunciation")  # two cannot go on without one
                yield step


def _step(each: Told, side: Side, code: str | None) -> TreatyStep:
    return TreatyStep(
        step=each.step,
        party=code,
        by=side.by,
        date=each.when.edtf if each.when else None,
        trigger=each.trigger,
        sentence=each.sentence,
        when=each.when,
        place=each.place,
        pending=each.pending,
        negated=each.negated,
        condition=each.condition,
        condition_span=each.condition_span,
        attribution=each.attribution,
        why=(each.row.line,),
    )


def _merged(steps: Sequence[TreatyStep]) -> list[TreatyStep]:
    """One step for tellings of the same; what they contradict each other in stays apart."""
    kept: list[TreatyStep] = []
    for step in steps:
        for index, held in enumerate(kept):
            if _is_same(held, step):
                kept[index] = _joined(held, step)
                break
        else:
            kept.append(step)
    return [step for step in kept if not _overtaken(step, kept)]


def _overtaken(step: TreatyStep, kept: Sequence[TreatyStep]) -> bool:
    """A step of the whole that is told as done needs no other telling of nothing more than it."""
    return step.step == "negotiation" and step.pending and any(
        other.step == "signature" and not other.pending and other.party == step.party for other in kept
    )  # fmt: skip


def _is_same(one: TreatyStep, other: TreatyStep) -> bool:
    alike = (one.step, one.party, one.pending, one.negated) == (
        other.step,
        other.party,
        other.pending,
        other.negated,
    )
    organs = one.by is None or other.by is None or one.by == other.by
    return alike and organs and compatible(one.date, other.date)


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two EDTF dates may be of one day: one is unknown, or holds the other."""
    if one is None or other is None or one == other:
        return True
    low, high = sorted((one, other), key=len)
    if "/" not in one and "/" not in other:
        return high.startswith(low)
    return _within(one, other) or _within(other, one)


def _within(day: str, span: str) -> bool:
    if "/" in day or "/" not in span:
        return False
    start, _, end = span.partition("/")
    return (start in ("..", "") or start <= day) and (end in ("..", "") or day[: len(end)] <= end)


def _joined(held: TreatyStep, step: TreatyStep) -> TreatyStep:
    """The first telling, with what it leaves open from the later one."""
    narrow = step.date is not None and (held.date is None or len(step.date.replace("/", "-")) in (8, 10))
    better = narrow and (held.date is None or len(held.date) != 10)
    return replace(
        held,
        by=held.by or step.by,
        date=step.date if better else held.date,
        when=step.when if better else held.when,
        place=held.place or step.place,
        condition=held.condition or step.condition,
        condition_span=held.condition_span if held.condition else step.condition_span,
        also=tuple(dict.fromkeys((*held.also, step.trigger))) if step.trigger != held.trigger else held.also,
        why=tuple(dict.fromkeys((*held.why, *step.why))),
    )


def _name(group: Group) -> str:
    """The fullest name in use: a proper one before others, more words before fewer, often before once."""
    counts = Counter(m.text.casefold() for m in group.mentions)
    ranked = sorted(
        group.mentions,
        key=lambda m: (
            m.proper,
            m.noun.strength != "back",
            len(m.text.split()),
            counts[m.text.casefold()],
            -m.at,
        ),
    )
    return ranked[-1].text


def spans_of(treaty: Treaty) -> Iterator[Span]:
    """Every span that a record quotes, for checks and marking."""
    yield from treaty.names
    for step in treaty.steps:
        yield from (step.trigger, step.sentence, *step.also)
        if step.condition_span:
            yield step.condition_span
    for obligation in treaty.obligations:
        yield obligation.clause
        if obligation.casus:
            yield obligation.casus
