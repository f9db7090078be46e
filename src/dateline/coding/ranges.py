"""Token ranges of a sentence: taken from a subtree, trimmed, cut and joined."""

from __future__ import annotations

from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Tokens of a sentence: first included, last not."""


def extent(token: Token) -> Range:
    """First to past-last token of a word's subtree, without the punctuation at its edges."""
    return trim(token.doc, (token.left_edge.i, token.right_edge.i + 1))


def trim(doc: Doc, span: Range) -> Range:
    """The range without punctuation at its edges, quotation marks apart."""
    first, last = span
    while first < last and _loose(doc[first]):
        first += 1
    while last > first and _loose(doc[last - 1]) and not _closes(doc, first, last):
        last -= 1
    return first, last


def _loose(token: Token) -> bool:
    return (token.is_punct or token.is_space) and not token.is_quote


def without(span: Range, hole: Range) -> tuple[Range, ...]:
    """The range less a hole: one or two ranges, or none."""
    parts = ((span[0], min(span[1], hole[0])), (max(span[0], hole[1]), span[1]))
    if hole[1] <= span[0] or hole[0] >= span[1]:
        return (span,)
    return tuple((first, last) for first, last in parts if first < last)


def cut(doc: Doc, span: Range, holes: list[Range]) -> tuple[Range, ...]:
    """The range less all holes, every piece trimmed; pieces without a word are dropped."""
    parts: tuple[Range, ...] = (span,)
    for hole in holes:
        parts = tuple(piece for part in parts for piece in without(part, hole))
    trimmed = (trim(doc, part) for part in parts)
    return tuple(part for part in trimmed if any(doc[i].is_alpha or doc[i].is_digit for i in range(*part)))


def merged(doc: Doc, parts: list[Range]) -> tuple[Range, ...]:
    """Ranges in order, adjacent ones joined."""
    out: list[Range] = []
    for first, last in sorted(parts):
        if out and first <= out[-1][1]:
            out[-1] = out[-1][0], max(last, out[-1][1])
        else:
            out.append((first, last))
    return tuple(trim(doc, part) for part in out)


def joined(doc: Doc, parts: list[Range]) -> tuple[Range, ...]:
    """Ranges in order; those with only punctuation or adverbs between them become one."""
    out: list[Range] = []
    for first, last in sorted(parts):
        if out and all(doc[i].is_punct or doc[i].pos_ in ("ADV", "PART") for i in range(out[-1][1], first)):
            out[-1] = out[-1][0], max(last, out[-1][1])
        else:
            out.append((first, last))
    return tuple(trim(doc, part) for part in out)


def complement(clause: Token) -> bool:
    """Whether the clause behind a noun is what the noun is about ("the fear that …"), not a relative one.

    A "that" taken for a relative pronoun is none where the clause has its subject and object already.
    """
    if clause.dep_ not in ("acl", "relcl", "ccomp"):
        return False
    roles = [child.dep_ for child in clause.children if child.tag_ != "WDT"]
    if "mark" in roles:
        return True
    that = any(child.tag_ == "WDT" and child.lower_ == "that" for child in clause.lefts)
    return that and "nsubj" in roles and "dobj" in roles


def _closes(doc: Doc, first: int, last: int) -> bool:
    """Whether the last token is a bracket that was opened within the range."""
    return doc[last - 1].lower_ == ")" and any(token.lower_ == "(" for token in doc[first:last])
