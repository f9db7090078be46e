"""The steps of treaties that a page tells: words of `data/treaties/steps.tsv` on the parse.

Of a word's rows the first one that fits counts: the treaty stands in one of its slots (or may go unsaid),
and so does a party of the right organ. Who, when, whether it happened and who says so come from the report
of the same word where there is one, else from the same resolvers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline.coding import slots
from dateline.coding import treaty_parse as parse
from dateline.coding.agency import speaker_at
from dateline.coding.attribution import speakers_of
from dateline.coding.auxiliary import Auxiliaries, Setting
from dateline.coding.circumstances import Circumstances
from dateline.coding.treaty_names import Mention, Scene
from dateline.coding.treaty_told import Facts, Hit, Side, Told
from dateline.coding.treaty_words import StepRow, TreatyWords
from dateline.language import Sentence
from dateline.model import Attribution, Auxiliary, Date, Entity, Place, Report, Span, StepName, Timex

#: Steps out of a treaty: told as a mere possibility, they are no step.
OUT = frozenset({"rejection", "suspension", "denunciation", "withdrawal", "termination", "veto"})
#: Steps of a yes, which refused are a rejection when a legislature refuses.
YES = frozenset({"approval", "ratification"})
#: Steps that lie in others' hands, so that a condition may be told with them.
WAITING = frozenset({"entry into force", "provisional application", "exchange of instruments"})
#: Steps that are taken by giving notice of them.
NOTIFIED = frozenset({"withdrawal", "termination"})
STATIVE = frozenset({"be", "remain"})
AHEAD = frozenset({"will", "shall", "'ll", "’ll"})
#: How far after the treaty's noun a word may look for it where the parse fails.
NEAR = 6
#: What nobody does alone.
TOGETHER = frozenset({"exchange of instruments", "initialling", "signature"})
ARGUMENTS = frozenset({"subj", "obj", "attr"})
IT = frozenset({"it", "this", "which", "that", "they"})
PEOPLE = "CVL"


class Steps:
    """Finds the steps; made once."""

    def __init__(self, words: TreatyWords, auxiliaries: Auxiliaries, circumstances: Circumstances) -> None:
        self._words = words
        self._auxiliaries = auxiliaries
        self._circumstances = circumstances

    def find(
        self, scene: Scene, mentions: Sequence[Mention], facts: Facts, part: Sequence[int]
    ) -> list[Told]:
        """All steps of the page in order."""
        by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions:
            by_sentence.setdefault(mention.at, []).append(mention)
        first = mentions[0].at if mentions else len(scene.sentences)
        told: list[Told] = []
        for at in part:
            sentence = scene.sentences[at]
            if sentence.doc is None or (at < first and at not in by_sentence):
                continue
            rows: list[Told] = []
            for token in sentence.doc:
                made = self._at(token, at, scene, by_sentence.get(at, ()), facts)
                if made is None:
                    made = self._repeats(token, at, scene, _last([*told, *rows]), facts)
                if made is not None:
                    rows += [made, *self._gapped(made, at, scene, facts)]
            told += [_inside_condition(each, rows) for each in rows]
        return told

    def _at(
        self, token: Token, at: int, scene: Scene, mentions: Sequence[Mention], facts: Facts
    ) -> Told | None:
        """The first row that fits at this word."""
        for row in self._words.steps.get(token.lower_, ()):
            used = parse.rest(token, row)
            if used is None or not parse.part_of_speech(token, row):
                continue
            hit = Hit(row=row, token=token, used=used, support=parse.support(token))
            found, mention = self._treaty(hit, mentions)
            if not found or not self._allowed(hit, mention):
                continue
            sides = self._sides(hit, scene, scene.sentences[at], mention)
            if sides is None:
                continue
            return self._told(hit, at, scene.sentences[at], mention, sides, facts)
        return None

    def _gapped(self, told: Told, at: int, scene: Scene, facts: Facts) -> Iterator[Told]:
        """ "Kenya ratified it in March and Uganda in May": the same step by another state, on its day."""
        sentence = scene.sentences[at]
        doc = sentence.doc
        if doc is None or told.when is None or not any(side.code for side in told.sides):
            return
        first = (told.when.start or 0) - sentence.start
        starts = {timex.start: timex for timex in facts.timexes[at] if timex.edtf}
        for ent in doc.ents:
            code = scene.actors.is_country_word(ent.text)
            if not code or ent.start <= told.token or ent.start_char < first or ent.end + 1 >= len(doc):
                continue
            timex = starts.get(doc[ent.end + 1].idx)
            if (
                doc[ent.start - 1].lower_ not in ("and", ",")
                or doc[ent.end].lower_ not in ("on", "in")
                or not timex
            ):
                continue
            span = sentence.span(ent.start_char, ent.end_char)
            entity = Entity(text=span.text, block=span.block, start=span.start, end=span.end, country=code)
            when = sentence.span(timex.start, timex.end)
            date = Date(
                edtf=timex.edtf,
                basis=timex.basis,
                text=when.text,
                block=when.block,
                start=when.start,
                end=when.end,
            )
            yield replace(told, sides=(Side(code=code, by=None, entity=entity),), when=date, place=None)

    def _repeats(self, token: Token, at: int, scene: Scene, before: Told | None, facts: Facts) -> Told | None:
        """ "Fiji followed on Monday", "Uruguay did so in May": the step told last, by another party."""
        row = next(
            (r for r in self._words.same.get(token.lower_, ()) if parse.rest(token, r) is not None), None
        )
        if row is None or before is None or at - before.at > 2 or token.pos_ != "VERB":
            return None
        hit = Hit(
            row=replace(row, organ="state"), token=token, used=parse.rest(token, row) or (), support=None
        )
        sides = self._sides(hit, scene, scene.sentences[at], None)
        if not sides or {s.code for s in sides} & {s.code for s in before.sides}:
            return None
        told = self._told(hit, at, scene.sentences[at], before.mention, sides, facts)
        if told is None or told.negated:
            return None
        organ = before.sides[0].by if before.sides else None
        kept = tuple(replace(s, by=s.by or organ) for s in sides)
        return replace(told, row=before.row, step=before.step, sides=kept)

    # Which treaty

    def _treaty(self, hit: Hit, mentions: Sequence[Mention]) -> tuple[bool, Mention | None]:
        """Whether the row's treaty is there or may go unsaid, and its mention."""
        row = hit.row
        if "names" in row.flags:
            return self._named_below(hit, mentions)
        argued = False
        for slot in row.treaty:
            for head in _fill(hit, slot):
                mention = parse.mention_at(head, hit.token, mentions)
                if mention is not None:
                    return True, mention
                before = [m for m in mentions if m.token < hit.token.i]
                if head == hit.token.head and before and parse.which(hit.token):
                    # "The treaty with Chad, which was signed on Monday, …": the clause hangs on Chad.
                    return True, before[-1]
                if slot in ARGUMENTS and head.lower_ in IT:
                    before = [m for m in mentions if m.token < hit.token.i]
                    return True, before[-1] if before and head.lower_ != "they" else None
                parts = self._words.roles["change" if "whole" in row.flags else "part"]
                part = head.lemma_.lower() in parts
                after = next((m for m in mentions if part and 0 < m.token - head.i <= NEAR), None)
                if after is not None:
                    return True, after
                argued = argued or (not part and head.i not in {t.i for t in hit.used})
        if argued and not self._instrument(hit):
            return False, None
        if "focus" in row.flags:
            near = [m for m in mentions if m.token < hit.token.i]
            return True, near[-1] if near else (mentions[0] if mentions else None)
        return False, None

    def _named_below(self, hit: Hit, mentions: Sequence[Mention]) -> tuple[bool, Mention | None]:
        """For "signed a bill ratifying the treaty": the treaty, or a word for ratifying, below the bill."""
        below = {t.i: t for used in hit.used for t in used.subtree}
        below |= {t.i: t for t in hit.token.subtree if t.i > hit.token.i and t.head == hit.token}
        inside = [m for m in mentions if m.token in below]
        ratifying = any(t.lower_ in self._words.roles["ratified"] for t in below.values())
        return bool(inside) or ratifying, inside[0] if inside else None

    def _instrument(self, hit: Hit) -> bool:
        """Whether the row's own words are instruments, which stand where another treaty would."""
        return bool(hit.row.rest) and hit.row.step in ("exchange of instruments", "deposit of instruments")

    def _allowed(self, hit: Hit, mention: Mention | None) -> bool:
        """The flags of a row that look at the words around it."""
        roles, flags = self._words.roles, hit.row.flags
        around = {t.lower_ for t in hit.token.doc}
        if "firm" in flags and (
            mention is None or mention.noun.kind is None or mention.noun.strength == "back"
        ):
            return False
        if "formal" in flags and not around & roles["formal"]:
            return False
        if "official" in flags and not around & roles["official"]:
            return False
        if "notice" in flags and not around & roles["notice"]:
            return False
        if "entered" in flags and not self._entered(hit):
            return False
        if "bare" in flags and any(c.dep_ == "dobj" for c in hit.token.children):
            return False
        if "negotiators" in flags and not any(
            head.lemma_.lower() in roles["negotiators"] for head in _fill(hit, "subj")
        ):
            return False
        return "ratified" not in flags or bool(around & roles["ratified"])

    def _entered(self, hit: Hit) -> bool:
        """Reservations are entered or attached; those that somebody "has about a deal" are doubts."""
        verb = hit.support if hit.support is not None else hit.token.head
        return verb.lemma_.lower() in self._words.roles["entered"] or verb.lower_ == "with"

    # Whose step

    def _sides(
        self, hit: Hit, scene: Scene, sentence: Sentence, mention: Mention | None
    ) -> tuple[Side, ...] | None:
        """The parties of the step; null where the row does not fit whom the sentence names."""
        row = hit.row
        if row.organ == "-" and not row.party:
            return (Side(code=None, by=None, entity=None),)
        heads = [head for slot in row.party for head in self._party_heads(hit, slot)]
        sides = [side for head in heads for side in self._of_head(head, row, scene, sentence)]
        alone = "mutual" in row.flags and len({s.code for s in sides}) == 1 and row.step in TOGETHER
        if alone and any(parse.plural(h) and h.lemma_.lower() in self._words.roles["all"] for h in heads):
            # "Their foreign ministers exchanged the instruments": nobody does that alone.
            sides = [Side(code=None, by=sides[0].by, entity=None)]
        if heads and not sides and row.organ != "-" and "whole" not in row.flags:
            return None
        if "mutual" in row.flags:
            sides += self._partners(hit, scene, sentence, mention, bool(sides))
        if sides:
            return tuple(_distinct(sides))
        if "whole" in row.flags:
            return (Side(code=None, by=None, entity=None),)
        if row.flags & {"mutual", "all"} and not heads:
            return (Side(code=None, by=None, entity=None),)
        return None

    def _party_heads(self, hit: Hit, slot: str) -> list[Token]:
        heads = _fill(hit, slot)
        if slot == "subj" and hit.token.dep_ in ("relcl", "acl") and hit.token.pos_ != "NOUN":
            # "Chad became the 60th country to ratify it": who that country is.
            noun = hit.token.head
            if noun.dep_ in ("attr", "appos", "oprd"):
                better = slots.subject(noun.head) if noun.dep_ != "appos" else [noun.head]
                return better or heads
        if slot == "subj" and hit.token.dep_ == "relcl" and heads == [hit.token.head]:
            # "Chad and Niger, which signed it": both, unless each has a clause of its own.
            before = (j for j in heads[0].conjuncts if j.i < heads[0].i)
            heads += [j for j in before if all(c.dep_ != "relcl" for c in j.children)]
        if (
            slot == "subj"
            and not heads
            and hit.token.dep_ in ("acl", "xcomp")
            and hit.token.head.pos_ == "NOUN"
        ):
            # "Chad and Niger plan to sign": a verb that the tagger takes for a noun.
            noun = hit.token.head
            below = (t for t in noun.subtree if t.i < noun.i and t.dep_ not in ("pobj", "compound"))
            heads = [t for t in below if t.ent_type_ == "GPE"]
        heads = [head for head in heads if head.ent_type_ not in ("DATE", "TIME")]
        if slot == "subj" and not heads and hit.token.dep_ == "xcomp":
            heads = slots.subject(hit.token.head)  # "voted on Tuesday to ratify it"
        treaty = self._words.nouns
        return [head for head in heads if head.lemma_.lower() not in treaty or head.ent_type_ == "GPE"]

    def _of_head(self, head: Token, row: StepRow, scene: Scene, sentence: Sentence) -> Iterator[Side]:
        """The states that a subject names, if of the row's organ; all parties for "both sides"."""
        found = scene.cast.entities(sentence, head)
        states = scene.states(sentence, head)
        if len({e.country for e in states}) == 1 and parse.both(head):
            states = ()
        if states:
            states += scene.listed(sentence, head)
        kept = [side for entity in states if (side := self._fits(entity, head, row))]
        if len(kept) == 1 and kept[0].by == "LEG":
            kept = [self._house(kept[0], head, scene, sentence)]
        if kept:
            yield from kept
            return
        yield from self._of_organ(head, row, scene, found, bool(states))

    def _of_organ(
        self, head: Token, row: StepRow, scene: Scene, found: Sequence[Entity], states: bool
    ) -> Iterator[Side]:
        """Whom an organ without a state stands for: all parties, or that of the party told of last."""
        if row.organ == "LEG" and head.lemma_.lower() in self._words.roles["house"]:
            # "Deputies in Chile": a word for several offices, here that of who votes on treaties.
            told = [Side(code=e.country, by="LEG", entity=e) for e in found if e.country and not e.sectors]
            if told:
                yield from told
                return
        organs = {sector for entity in found for sector in entity.sectors[:1]}
        if not organs:
            organs = set(scene.actors.resolve(head.lemma_).sectors[:1])
        everyone = head.lemma_.lower() in self._words.roles["all"] and parse.counts_all(head)
        if head.lemma_.lower() in ("voter", "people", "citizen", "referendum") and row.organ == PEOPLE:
            yield Side(code=None, by=PEOPLE, entity=None)
        elif everyone and not states and row.organ in ("state", "LEG" if "LEG" in organs else "state", "-"):
            by = row.by or next(iter(organs & self._words.roles["sectors"]), None)
            if row.organ != "LEG" or by == "LEG":
                yield Side(code=None, by=by, entity=None)
        elif row.organ in ("LEG", "state", "GOV") and not states:
            organ = next((o for o in ("LEG", "GOV") if o in organs), None)
            if organ and row.organ in ("state", organ) and (organ == "LEG" or not parse.plural(head)):
                yield Side(code="", by=row.by or organ, entity=None)

    def _house(self, side: Side, head: Token, scene: Scene, sentence: Sentence) -> Side:
        """ "The Paraguayan Senate, where lawmakers …": those of the house that the sentence names."""
        why = (side.entity.why or "") if side.entity else ""
        if "the page is about" not in why:
            return side
        for token in head.doc[: head.i]:
            if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in self._words.roles["house"]:
                for entity in scene.states(sentence, token):
                    if entity.sectors[:1] == ("LEG",):
                        return Side(code=entity.country, by="LEG", entity=entity)
        return side

    def _fits(self, entity: Entity, head: Token, row: StepRow) -> Side | None:
        organ = entity.sectors[0] if entity.sectors else None
        if row.organ in ("LEG", "GOV", PEOPLE) and organ != row.organ:
            return None
        if "cabinet" in row.flags and head.lemma_.lower() not in self._words.roles["cabinet"]:
            return None
        # A capital stands for its country; an office or a body is the organ that acts.
        metonym = organ is not None and head.ent_type_ == "GPE"
        return Side(code=entity.country, by=row.by or (None if metonym else organ), entity=entity)

    def _partners(
        self, hit: Hit, scene: Scene, sentence: Sentence, mention: Mention | None, named: bool
    ) -> Iterator[Side]:
        """ "Chad signed a treaty with Niger": Niger signed it too. So did both of "a treaty between"."""
        for head in _fill(hit, "with"):
            for entity in scene.states(sentence, head) if named else ():
                yield Side(code=entity.country, by=None, entity=entity)
        if mention is not None and (named or len(mention.parties) > 1):
            for entity in mention.parties:
                yield Side(code=entity.country, by=None, entity=entity)

    # When, and whether it happened

    def _told(
        self,
        hit: Hit,
        at: int,
        sentence: Sentence,
        mention: Mention | None,
        sides: tuple[Side, ...],
        facts: Facts,
    ) -> Told | None:
        tokens = sorted((hit.token, *hit.used), key=lambda t: t.i)
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        trigger = sentence.span(start, end)
        report = _same_word(facts.reports.get(sentence.block, ()), sentence, hit.token)
        said = speakers_of(facts.attributions, sentence, trigger.start, trigger.end)
        said = report.attribution if report else said
        agency = () if report else speaker_at(facts.agencies, trigger.block, trigger.start, trigger.end)
        anchor = facts.anchors.get(sentence.block)
        noun = hit.row.pos == "noun"
        timexes = tuple(t for t in facts.timexes[at] if parse.of_step(hit.token.doc, t, self._words))
        near = 0 if noun and hit.support is None else None
        date = self._date(hit, sentence, timexes, anchor, reach=near)
        labels = self._labels(hit, report, said, sentence, date, anchor)
        state = self._state(hit, labels)
        if state is None:
            return None
        step, pending, negated = state
        if date is None and not pending:
            date = parse.said_on(hit.token, sentence, timexes)
        if step == "negotiation" and date is None and not any(side.code for side in sides):
            return None  # talks on something, some time
        if date is None and "names" in hit.row.flags:
            inner = (c for used in hit.used for c in used.children if c.dep_ == "acl")
            found = (self._date(replace(hit, token=c), sentence, timexes, anchor, reach=0) for c in inner)
            date = next((each for each in found if each), None)
        if "whole" in hit.row.flags and hit.token.tag_ in ("VBZ", "VBP") and hit.row.head not in STATIVE:
            # "It takes effect a month later" tells what will be; a headline tells what is.
            pending = pending or sentence.block not in facts.titles
        if negated and step in WAITING and parse.until(hit.token):
            pending, negated = True, False
        if date is None and ((step == "amendment" and hit.token.dep_ == "relcl") or self._ranked(hit.token)):
            date = self._date(replace(hit, token=parse.clause_of(hit.token)), sentence, timexes, anchor)
        if pending:
            date = self._date(hit, sentence, timexes, anchor, reach=0)
        elif (
            date is None
            and report
            and report.date
            and report.date.edtf
            and not noun
            and (
                report.date.basis != "published-by"
                and report.date.start in {sentence.start + t.start for t in timexes}
            )
        ):
            date = report.date
        date = parse.beginning(date, anchor) if "whole" in hit.row.flags else date
        waits = step in WAITING and pending
        condition, span = self._condition(hit, sentence) if waits else (None, None)
        place = None if pending else self._place(hit, sentence, facts.places.get(at, ()))
        return Told(
            row=hit.row, step=step, at=at, token=hit.token.i, trigger=trigger, sentence=sentence.span(),
            mention=mention, sides=sides, when=date, place=place, pending=pending, negated=negated,
            condition=condition, condition_span=span, attribution=(*agency, *said),
            plain=date is None and not any(c.lower_ == "had" for c in hit.token.children),
        )  # fmt: skip

    def _date(
        self,
        hit: Hit,
        sentence: Sentence,
        timexes: tuple[Timex, ...],
        anchor: dt.date | None,
        reach: int | None = None,
    ) -> Date | None:
        if reach is None:
            return self._circumstances.date_of(hit.token, hit.support, sentence, timexes, anchor=anchor)
        return self._circumstances.date_of(
            hit.token, hit.support, sentence, timexes, anchor=anchor, reach=reach
        )

    def _place(self, hit: Hit, sentence: Sentence, places: Sequence[Place]) -> Place | None:
        return self._circumstances.place_of(hit.token, hit.support, sentence, places) if places else None

    def _labels(
        self,
        hit: Hit,
        report: Report | None,
        said: tuple[Attribution, ...],
        sentence: Sentence,
        date: Date | None,
        anchor: dt.date | None,
    ) -> tuple[Auxiliary, ...]:
        if report is not None:
            return report.auxiliary
        setting = Setting(attributions=said, offset=sentence.start, date=date, anchor=anchor)
        return self._auxiliaries.judge(hit.token, hit.support, setting).labels

    def _state(self, hit: Hit, labels: Sequence[Auxiliary]) -> tuple[StepName, bool, bool] | None:
        """The step, whether it is to come, and whether it failed; null where nothing is told."""
        step = hit.row.step
        governors = {t.lemma_.lower() for t in parse.governors(hit.token)}
        roles = self._words.roles
        if governors & roles["wished"]:
            return None
        refused = governors & roles["refuse"] or governors & roles["failed"]
        yet = self._yet(hit.token) or parse.ahead(hit.token)
        if self._ranked(hit.token) and hit.row.step not in OUT:
            return step, False, False
        negated = ("negation" in labels or bool(refused)) and not yet
        pending = yet or bool({"future", "hypothetical"} & set(labels)) or bool(governors & roles["pending"])
        pending = pending or any(c.lower_ in AHEAD for c in hit.token.children if c.dep_ == "aux")
        if step == "negotiation" and negated:
            return step, False, False  # talks that bring no result are talks
        if step in NOTIFIED and parse.notified(hit.token, roles["notify"]) and not negated:
            return ("denunciation" if step == "termination" else step), False, False
        if "done" in hit.row.flags:
            return step, False, negated
        if negated:
            if step in YES and hit.row.organ == "LEG" and (refused or "future" not in labels):
                return "rejection", False, False
            return None if step in OUT or "pending" in hit.row.flags else (step, False, True)
        if pending and step in OUT and not ("future" in labels or governors & {"plan", "decide"}):
            return None
        if "pending" in hit.row.flags and not pending:
            return None
        return step, pending, False

    def _ranked(self, token: Token) -> bool:
        """ "Chad was the first to ratify", "became the 60th state to ratify": it did."""
        noun = token.head
        if token.dep_ == "advcl" and noun.lemma_ in ("be", "become"):
            noun = next((c for c in noun.children if c.dep_ == "attr"), noun)
        elif token.dep_ not in ("acl", "relcl", "xcomp"):
            return False
        if noun.head == noun or noun.head.lemma_ not in ("be", "become"):
            return False
        if noun.head.tag_ not in ("VBD", "VBZ", "VBN") or any(c.dep_ == "aux" for c in noun.head.children):
            return False
        words = {noun.lower_, *(c.lower_ for c in noun.children)}
        return bool(words & self._words.roles["ranked"]) or any(w[:1].isdigit() for w in words)

    def _yet(self, token: Token) -> bool:
        """ "Has yet to ratify", "has not ratified so far": still to come, not refused."""
        verb = token if token.pos_ in ("VERB", "AUX") else token.head
        near = [t.lower_ for t in token.doc[max(0, verb.i - 5) : verb.i + 1]]
        if "yet" in near or "still" in near:
            return True
        helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")}
        return bool(helpers & {"not", "n't", "never"} and helpers & {"has", "have", "been"})

    def _condition(self, hit: Hit, sentence: Sentence) -> tuple[str | None, Span | None]:
        """What it waits for: the words behind "once" or "after", after the trigger or before it."""
        text = sentence.text
        last = max((hit.token, *hit.used), key=lambda t: t.i)
        edge = last.idx + len(last)
        match = self._words.marker.search(text, edge) or self._words.marker.search(text[: hit.token.idx])
        if match is None:
            return self._needed(hit, sentence)
        start, end = match.start(1), match.end(1)
        if start < hit.token.idx:
            end = min(end, hit.token.idx)
        clause = text[start:end]
        if start < hit.token.idx and "," in clause:
            clause = clause[: clause.rindex(",")]
        clause = clause.split(";")[0].rstrip(" .,\"”'’")
        span = sentence.span(start, start + len(clause))
        return self._canonical(clause) or clause, span

    def _needed(self, hit: Hit, sentence: Sentence) -> tuple[str | None, Span | None]:
        """ "It needs 60 ratifications to take effect"."""
        governors = {t.lemma_.lower() for t in parse.governors(hit.token)}
        if governors & {"need", "require"}:
            found = self._canonical(sentence.text)
            return found, sentence.span() if found else None
        return None, None

    def _canonical(self, clause: str) -> str | None:
        for name, pattern in self._words.conditions:
            match = pattern.search(clause)
            if match:
                found = [self._words.numbers.get(g.lower(), g) for g in match.groups()]
                return name.format(*found)
        return None


def _last(told: Sequence[Told]) -> Told | None:
    """The step of a single party told last."""
    return next((each for each in reversed(told) if any(side.code for side in each.sides)), None)


def _fill(hit: Hit, slot: str) -> list[Token]:
    """A slot of the head word, else of the row's further words: "in favour of the treaty"."""
    found = slots.fill(hit.token, slot, hit.support)
    if found and not {t.i for t in found} <= {t.i for t in hit.used}:
        return found
    for token in hit.used:
        if slot not in ("subj", "poss"):
            found = [*found, *slots.fill(token, slot)]
    return found


def _distinct(sides: Sequence[Side]) -> Iterator[Side]:
    """One a party, with the organ where any telling has it."""
    seen: dict[str | None, Side] = {}
    for side in sides:
        held = seen.get(side.code)
        if held is None or (held.by is None and side.by is not None):
            seen[side.code] = side
    yield from seen.values()


def _same_word(reports: Sequence[Report], sentence: Sentence, token: Token) -> Report | None:
    """The report whose trigger holds the word."""
    start = sentence.start + token.idx
    return next((r for r in reports if r.trigger.start <= start < r.trigger.end), None)


def _inside_condition(each: Told, rows: Sequence[Told]) -> Told:
    """What another step waits for is itself still to come: "once both sides exchanged instruments"."""
    for other in rows:
        span = other.condition_span
        if other is not each and span is not None and span.start <= each.trigger.start < span.end:
            return replace(each, pending=True, negated=False, when=None, place=None)
    return each
