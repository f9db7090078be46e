"""Treaties over many pages: what each page says of one, merged into one record.

    Coded ─► tellings ─► pairs that may be one treaty ─► groups without a contradiction ─► TreatyRecord

The result depends on the set of pages alone: the order in which they come changes nothing, nor does a page
that comes twice, and without a page everything is as if it had never been there.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from dateline import lexicon, serialise
from dateline.link import treaty_steps
from dateline.link.days import span
from dateline.model import Coded, Treaty, TreatyObligation, TreatyRecord

#: Fields that say little, and so speak against no other.
BROAD = frozenset({"cooperation"})
#: Pairs of the same parties told on more pages than this are compared with the nearest in time only.
CROWD = 60
_CAPITAL = re.compile(r"[^\W\d_][\w’'.]*")
#: What speaks for two tellings being of one treaty, by weight.
NAME, PARTIES, FIELD, DATE = 4, 2, 1, 2
#: Least weight that joins two.
ENOUGH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A treaty as one page has it; `day` is the ISO day of the page, null where it states none."""

    page: str
    day: str | None
    outlet: str | None
    url: str | None
    treaty: Treaty

    @property
    def key(self) -> tuple[str, str, str]:
        """Sorts tellings: earliest page first, those without a day last."""
        return (self.day or "9999", self.page, self.treaty.id)


def tellings(coded: Coded) -> tuple[Telling, ...]:
    """What one page says of treaties."""
    page = coded.page
    if not coded.treaties:
        return ()
    key = serialise.page_id(page)
    return tuple(
        Telling(
            page=key,
            day=page.published[:10] if page.published and len(page.published) >= 10 else None,
            outlet=page.site_name or page.agency,
            url=page.url or page.source,
            treaty=treaty,
        )
        for treaty in coded.treaties
    )


def merge(pages: Iterable[Coded]) -> tuple[TreatyRecord, ...]:
    """The treaties of these pages, sorted by the day they are first told of."""
    return merge_tellings(telling for coded in pages for telling in tellings(coded))


def merge_tellings(found: Iterable[Telling]) -> tuple[TreatyRecord, ...]:
    """As `merge`, from what a store keeps of the pages."""
    unique = {telling.key: telling for telling in found}
    rows = [unique[key] for key in sorted(unique)]
    groups = _groups(rows)
    return tuple(_record([rows[n] for n in sorted(group)]) for group in sorted(groups, key=min))


# Which tellings are of one treaty


def _groups(rows: Sequence[Telling]) -> list[list[int]]:
    """Greedy joining of the likeliest pairs, where no two of the joined groups contradict each other."""
    home = {n: [n] for n in range(len(rows))}
    for _, one, other in sorted((-weight, a, b) for a, b, weight in _pairs(rows)):
        left, right = home[one], home[other]
        if left is right or any(_apart(rows[a], rows[b]) for a in left for b in right):
            continue
        joined = left + right
        for n in joined:
            home[n] = joined
    seen: dict[int, list[int]] = {id(group): group for group in home.values()}
    return list(seen.values())


def _pairs(rows: Sequence[Telling]) -> Iterator[tuple[int, int, int]]:
    """Pairs that share a name of their own or a party, with the weight of what speaks for them."""
    index: dict[object, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        for word in own_words(row.treaty) | places(row.treaty):
            index[word].append(n)
        for code in row.treaty.parties:
            index[code].append(n)
        for pair in combinations(row.treaty.parties, 2):
            index[pair].append(n)
    done: set[tuple[int, int]] = set()
    for key in sorted(index, key=str):
        members = index[key]
        for at, one in enumerate(members):
            for other in members[at + 1 : at + 1 + CROWD]:
                if (one, other) not in done:
                    done.add((one, other))
                    weight = _weight(rows[one], rows[other])
                    if weight >= ENOUGH:
                        yield one, other, weight


def _weight(one: Telling, other: Telling) -> int:
    """What speaks for one treaty."""
    a, b = one.treaty, other.treaty
    weight = NAME * bool(own_words(a) & own_words(b) or _signed_at(a, b) or _signed_at(b, a))
    common = set(a.parties) & set(b.parties)
    weight += PARTIES * (len(common) > 1) or len(common)
    weight += FIELD * (a.field is not None and a.field == b.field)
    weight += FIELD * (a.kind == b.kind)
    return weight + DATE * bool(_steps(a) & _steps(b))


def places(treaty: Treaty) -> frozenset[str]:
    """Where it was signed, which is what it is often called after."""
    found = (s.place for s in treaty.steps if s.step in ("signature", "initialling") and s.place)
    return frozenset(fold(word) for place in found for word in (place.name or place.text).split())


def _signed_at(a: Treaty, b: Treaty) -> bool:
    """Whether one bears the name of the place where the other was signed."""
    return bool(own_words(a) & places(b))


def _steps(treaty: Treaty) -> set[tuple[str, str | None, str | None]]:
    """Dated steps, by which two tellings recognise each other."""
    return {(s.step, s.party, s.date) for s in treaty.steps if s.date and not s.pending and not s.negated}


def _apart(one: Telling, other: Telling) -> bool:
    """Whether two tellings contradict each other so that they cannot be of one treaty."""
    a, b = one.treaty, other.treaty
    if one.page == other.page and not own_words(a) & own_words(b) and min(len(a.names), len(b.names)) > 1:
        return True  # the page itself keeps them apart; a teaser's single mention it does not
    if _signed_at(a, b) or _signed_at(b, a):
        return len(a.parties) > 1 and len(b.parties) > 1 and not set(a.parties) & set(b.parties)
    if own_words(a) and own_words(b):
        if own_words(a) & own_words(b):
            return (
                "multilateral" not in (a.scope, b.scope)
                and len(a.parties) > 1
                and len(b.parties) > 1
                and not set(a.parties) & set(b.parties)
            )
        return True
    if _differ(a.field, b.field) or (a.kind != b.kind and not {a.kind, b.kind} <= _generic()):
        return True
    parties = set(a.parties) | set(b.parties)
    if "multilateral" not in (a.scope, b.scope) and len(parties) > 2:
        return True
    return _signed_apart(a, b)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other and not {one, other} & BROAD


def _signed_apart(a: Treaty, b: Treaty) -> bool:
    """Signed in different years: two treaties of the same parties."""
    years = [
        {s.date[:4] for s in t.steps if s.step == "signature" and s.date and not s.pending} for t in (a, b)
    ]
    return bool(years[0] and years[1]) and not years[0] & years[1]


@lru_cache(4096)
def _words_of(text: str) -> frozenset[str]:
    words = {fold(w) for w in _CAPITAL.findall(text) if w[0].isupper()}
    return frozenset(words - _common())


def own_words(treaty: Treaty) -> frozenset[str]:
    """The capitalised words that are this treaty's own: "Assinie", not "Treaty" or "Defence"."""
    named = frozenset(word for name in treaty.names for word in _words_of(name.text))
    return named | _words_of(treaty.name)


def fold(word: str) -> str:
    """Lower case without accents and possessive endings."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).strip("'’.").removesuffix("'s")


@lru_cache(1)
def _common() -> frozenset[str]:
    """Words that many treaties' names have: nouns, fields, praise."""
    nouns = lexicon.table("treaties/nouns.tsv", ("noun", "kind", "strength", "example"))
    fields = lexicon.table("treaties/fields.tsv", ("field", "words", "example"))
    small = lexicon.table("treaties/words.tsv", ("role", "word", "example"))
    found = {row["noun"] for row in nouns} | {w for row in fields for w in row["words"].split()}
    found |= {row["word"] for row in small if row["role"] in ("evaluative", "reference", "another", "common")}
    columns = ("code", "name", "other_names", "adjectives", "peoples", "capital", "source")
    for row in lexicon.table("actors/countries.tsv", columns):
        cells = (row["name"], row["other_names"], row["adjectives"], row["peoples"])
        found |= {word for cell in cells for word in re.split(r"[ |-]", cell) if len(word) > 1}
    return frozenset(fold(word) for word in found)


@lru_cache(1)
def _generic() -> frozenset[str]:
    rows = lexicon.table("treaties/words.tsv", ("role", "word", "example"))
    return frozenset(row["word"] for row in rows if row["role"] == "generic")


# One record


def _record(rows: Sequence[Telling]) -> TreatyRecord:
    """The record of the tellings of one treaty, which come sorted."""
    parties, scope = _parties(rows)
    steps, contradictions = treaty_steps.merge(
        [(row.page, row.day, row.outlet, row.url, step) for row in rows for step in row.treaty.steps],
        parties=parties,
        scope=scope,
    )
    names = _names(rows)
    fields = Counter(r.treaty.field for r in rows if r.treaty.field)
    kinds = Counter(r.treaty.kind for r in rows)
    days = [row.day for row in rows if row.day]
    obligations = tuple(_obligations(rows))
    return TreatyRecord(
        id=hashlib.sha256(f"treaty|{rows[0].treaty.id}".encode()).hexdigest()[:16],
        name=names[0],
        names=names,
        kind=_first(kinds),
        scope=scope,
        field=_first(Counter({f: n for f, n in fields.items() if f not in BROAD}) or fields)
        if fields
        else None,
        parties=parties,
        steps=steps,
        obligations=obligations,
        trigger=next((o.casus for o in obligations if o.casus), None),
        contradictions=contradictions,
        pages=tuple(dict.fromkeys(row.page for row in rows)),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _first(counts: Counter[str]) -> str:
    """The most frequent one, the alphabet deciding between equals."""
    return min(counts, key=lambda value: (-counts[value], value))


def _parties(rows: Sequence[Telling]) -> tuple[tuple[str, ...], str | None]:
    """All parties named; of a bilateral treaty the two that most pages name."""
    counts = Counter(code for row in rows for code in row.treaty.parties)
    many = Counter(row.treaty.scope for row in rows if row.treaty.scope)
    if len(counts) > 2 and many["bilateral"] >= many["multilateral"]:
        kept = sorted(counts, key=lambda code: (-counts[code], code))[:2]
        return tuple(sorted(kept)), "bilateral"
    if many["multilateral"] and len(counts) != 2:
        return tuple(sorted(counts)), "multilateral"
    scope = "bilateral" if len(counts) == 2 else _first(many) if many else None
    if many["multilateral"] > many["bilateral"]:
        scope = "multilateral"
    return tuple(sorted(counts)), scope


def _names(rows: Sequence[Telling]) -> tuple[str, ...]:
    """The names in use: those of its own first, then the fuller and the more frequent."""
    counts = Counter(text for row in rows for text in {row.treaty.name, *(n.text for n in row.treaty.names)})
    best: dict[str, str] = {}
    for text in sorted(counts, key=lambda text: (-counts[text], text)):
        best.setdefault(text.casefold(), text)

    def rank(text: str) -> tuple[int, int, int, str]:
        own = len(_words_of(text))
        return (-min(own, 1), -len(text.split()), -counts[text], text)

    return tuple(sorted(best.values(), key=rank))


def _obligations(rows: Sequence[Telling]) -> Iterator[TreatyObligation]:
    """One a kind, quoted from the page that first gives a case, else from the first."""
    found: dict[str, list[tuple[str, str, str | None]]] = {}
    for row in rows:
        for each in row.treaty.obligations:
            casus = each.casus.text if each.casus else None
            found.setdefault(each.kind, []).append((row.page, each.clause.text, casus))
    for row in rows:
        for each in row.treaty.obligations:
            told = found.pop(each.kind, None)
            if told is not None:
                _, clause, casus = next((t for t in told if t[2]), told[0])
                pages = tuple(dict.fromkeys(t[0] for t in told))
                yield TreatyObligation(kind=each.kind, clause=clause, casus=casus, pages=pages)


def dated(edtf: str | None) -> tuple[int, int] | None:
    """Ordinals of the first and last day of a step's date."""
    return span(edtf)
