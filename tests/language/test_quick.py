"""The quicker pipe gives what spaCy's own gives."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from dateline.language.english import English, model_folder
from dateline.language.quick import LEAST_ROWS, QuickOps

TEXTS = [
    "The ministers of both countries met on Tuesday, and they have signed what had been agreed.",
    "There were no attacks, but that isn't what she's gonna say; let's not do it.",
    "I ain't sure  whether Peru has accused it of that.",
    "",
    "Ministers",
    "That does, did and had been done to you is something that the Dutch didn't want them to do.",
]


def _seen(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_)
        for t in doc
    ]


def test_same_as_the_pipe_as_it_comes(english: English) -> None:
    stock = spacy.load(model_folder())
    # Worked out first, then from memory; in batches of other sizes too.
    for texts in (TEXTS, [*reversed(TEXTS)], TEXTS * 20, TEXTS[:1]):
        assert [_seen(doc) for doc in english.parse(texts)] == [_seen(doc) for doc in stock.pipe(texts)]


@pytest.mark.parametrize("rows", [1, 2, 5, 30, LEAST_ROWS - 1, LEAST_ROWS, 90, 300])
def test_a_row_is_the_same_in_any_batch(rows: int) -> None:
    ops, random = QuickOps(), np.random.default_rng(7)
    for width, out in ((96, 50), (96, 288), (288, 288)):
        x = random.standard_normal((400, width)).astype(np.float32)
        y = random.standard_normal((out, width)).astype(np.float32)
        assert (ops.gemm(x[:rows], y, trans2=True) == ops.gemm(x, y, trans2=True)[:rows]).all()
