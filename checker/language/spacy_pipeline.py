"""The analysis as a spaCy pipeline: for those who have one, and for ``--model``.

The checker itself reads plain text (:mod:`checker.language.analyse`); importing spaCy and building a Doc would
cost more than all that.  Here its findings become ``doc.ents``, ``doc.spans`` and sentence starts of a pipeline that
can be called as any other, with the typed records in ``doc.user_data["recoupe"]``.  A user's trained pipeline runs
first, and its people, places and organisations join ours.

Without a model the pipeline is a blank one whose tokeniser is built from the language pack.  (Stock
``spacy.blank("fr")`` compiles an expression of 1.4 MB and takes seconds to start.)
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from checker.errors import UsageError
from checker.language.analyse import Given, scan
from checker.language.entities import person_key
from checker.language.gazetteer import load_gazetteer, name_key
from checker.language.model import Analysis, Entity, EntityKind
from checker.language.pack import Pack, load_pack
from checker.lexicon import per_lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MODEL_LABELS: dict[str, EntityKind] = {
    "PER": "person", "PERSON": "person", "LOC": "place", "GPE": "place", "ORG": "organisation", "FAC": "venue",
}  # fmt: skip
"""Entity labels of spaCy's trained pipelines (WikiNER and OntoNotes schemes) → our kinds."""

_SPACY_LABELS: dict[EntityKind, str] = {
    "person": "PER", "organisation": "ORG", "country": "LOC", "city": "LOC", "place": "LOC",
    "street": "LOC", "venue": "LOC", "name": "MISC",
}  # fmt: skip


def analyse_with_model(text: str, lang: str, model: str, given: Given) -> Analysis:
    """What :func:`checker.language.analyse.scan` finds, joined by the entities of a trained pipeline.

    Raises:
        UsageError: the model cannot be loaded.
    """
    nlp = build_pipeline(lang, model)
    doc = nlp.make_doc(text)
    doc.user_data["recoupe_given"] = given
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc.user_data["recoupe"]


def to_doc(analysis: Analysis) -> Doc:
    """A Doc of a text that is analysed already, with the findings written down."""
    nlp = build_pipeline(analysis.pack.lang)
    doc = nlp.make_doc(analysis.text)
    _write_down(doc, analysis)
    return doc


@per_lexicon
def build_pipeline(lang: str, model: str | None = None) -> Language:
    """The pipeline of a language: a blank one, or a trained one by name, with our component at its end.

    Raises:
        UsageError: no such model, or one for another language.
    """
    pack = load_pack(lang)
    if model is None:
        from spacy.lang.xx import MultiLanguage

        nlp = MultiLanguage()
        nlp.tokenizer = _tokenizer(nlp, pack)
    else:
        import spacy

        try:
            nlp = spacy.load(model)
        except Exception as error:  # a user's model can fail in any way
            reason = (str(error) or type(error).__name__).splitlines()[0]
            raise UsageError(f"--model {model}: {reason}") from None
        if nlp.lang not in (lang, "xx"):
            raise UsageError(f"--model {model} is for '{nlp.lang}', the article is in '{lang}'")
    nlp.max_length = sys.maxsize  # the reader bounds the size of an article
    _register()
    nlp.add_pipe("recoupe_analysis", last=True, config={"lang": lang})
    return nlp


@cache
def _register() -> None:
    register_factory("recoupe_analysis", _annotator, {"lang": "fr"})


def register_factory(name: str, make: Callable[..., Callable[[Doc], Doc]], config: dict[str, Any]) -> None:
    """Tell spaCy what makes a component of this name, and the defaults of its configuration."""
    from spacy.language import Language

    # the method's own hints leave the type of what a factory makes open
    register: Any = getattr(Language, "factory")  # noqa: B009
    register(name, default_config=config, func=make)


def _annotator(nlp: Language, name: str, lang: str) -> Callable[[Doc], Doc]:
    """The component: find everything in a Doc's text and write it down."""

    def annotate(doc: Doc) -> Doc:
        given = doc.user_data.pop("recoupe_given", Given())
        analysis = scan(doc.text, lang, replace(given, known=model_entities(doc, lang)))
        _write_down(doc, analysis)
        doc.user_data["recoupe"] = analysis
        return doc

    return annotate


def model_entities(doc: Doc, lang: str) -> tuple[Entity, ...]:
    """What a trained pipeline found before us, in our terms."""
    found: list[Entity] = []
    for ent in doc.ents:
        kind = _MODEL_LABELS.get(ent.label_)
        if kind is None:
            continue
        place = load_gazetteer(lang).find(ent.text) if kind == "place" else None
        key = place.key if place else f"{kind}:{person_key(ent.text) if kind == 'person' else name_key(ent.text)}"
        found.append(
            Entity(
                ent.start_char,
                ent.end_char,
                ent.text,
                place.kind if place else kind,
                key,
                place.country if place else None,
            )
        )
    return tuple(found)


def _write_down(doc: Doc, analysis: Analysis) -> None:
    from spacy.util import filter_spans

    _mark_sentences(doc, [s.start for s in analysis.sentences])
    spans = (
        doc.char_span(e.start, e.end, label=_SPACY_LABELS[e.kind], alignment_mode="expand")
        for e in analysis.entities
        if not e.adjective
    )
    doc.set_ents(filter_spans([s for s in spans if s is not None]))
    doc.spans["values"] = _group(doc, ((v.start, v.end, v.value.kind) for v in analysis.values))
    doc.spans["speech"] = _group(doc, ((*a.cue, a.key) for a in analysis.attributions))


def _mark_sentences(doc: Doc, starts: list[int]) -> None:
    """Set sentence starts all at once: one by one spaCy looks through the whole Doc for each token."""
    import numpy as np

    if len(doc):
        untyped: Any = doc  # spaCy's hints know its attributes neither by name nor as plain arrays
        begins = np.isin(untyped.to_array(["IDX"]).ravel(), np.array(starts, dtype=np.uint64))
        begins[0] = True
        marks = np.where(begins, 1, -1).astype(np.int64).astype(np.uint64)
        untyped.from_array(["SENT_START"], marks.reshape(-1, 1))


def _group(doc: Doc, items: Iterable[tuple[int, int, str]]) -> list[Any]:
    spans = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in items)
    return [s for s in spans if s is not None]


def _tokenizer(nlp: Language, pack: Pack) -> Callable[[str], Doc]:
    """A tokeniser from the pack: words, elisions («l’» «Ukraine»), abbreviations, and each mark of punctuation.

    One pass over the text, so that no run of marks takes more than linear time.
    """
    from spacy.tokens import Doc

    elisions = "|".join(sorted(pack.elisions, key=len, reverse=True))
    short = "|".join(re.escape(f"{word}.") for word in sorted(pack.abbreviations, key=len, reverse=True))
    elided = rf"(?i:{elisions})['’](?=\w)|" if elisions else ""
    token = re.compile(rf"\b(?:{short})(?!\w)|{elided}\w+(?:[-'’]\w+)*|[^\w\s]| |[^\S ]+")

    def tokenise(text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        for match in token.finditer(text):
            word = match.group()
            if word == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(word)
                spaces.append(False)
        return Doc(nlp.vocab, words=words, spaces=spaces)

    return tokenise
