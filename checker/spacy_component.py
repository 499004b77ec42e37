"""``nlp.add_pipe("recoupe_facts")``: the facts of a text, for those who have a spaCy pipeline already.

spaCy finds the component by an entry point (group ``spacy_factories``), so that nothing needs importing.  The names
that the pipeline's own recogniser found before join ours.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from spacy.language import Language
from spacy.tokens import Doc

from checker.articles import article_from_text
from checker.articles.pack import supported_languages
from checker.errors import InputError
from checker.facts.extract import extract_facts
from checker.facts.model import Fact
from checker.language.analyse import analyse
from checker.language.spacy_pipeline import model_entities, register_factory

NAME = "recoupe_facts"
PUBLISHED = "recoupe_published"


def make_component(nlp: Language, name: str, lang: str | None) -> Callable[[Doc], Doc]:
    """The component of a pipeline.

    What it writes: ``doc._.recoupe_facts``, the :class:`~checker.facts.model.Fact` of the text in its order, and
    ``doc.spans["recoupe_facts"]``, the spans of tokens around them with the attribute as label.  Offsets of facts are
    code points of ``doc.text``.

    What it reads: ``doc._.recoupe_published`` (date, datetime or ISO text), the day that «samedi» is relative to;
    without it such days stay unresolved.

    Args:
        nlp: the pipeline.
        name: name of the component in it.
        lang: ``fr`` or ``en``; None for the pipeline's own language.

    Raises:
        ValueError: a language that is not supported; when a text is read, a day of publication that is none.
    """
    spoken = lang or nlp.lang
    if spoken not in supported_languages():
        known = ", ".join(supported_languages())
        raise ValueError(f"{name}: the language {spoken!r:.30} is not supported; config={{'lang': …}} takes {known}")

    def annotate(doc: Doc) -> Doc:
        found = _facts(doc, spoken)
        doc._.set(NAME, found)
        spans = (doc.char_span(f.start, f.end, label=f.attribute, alignment_mode="expand") for f in found)
        doc.spans[NAME] = [span for span in spans if span is not None]
        return doc

    return annotate


def _facts(doc: Doc, lang: str) -> tuple[Fact, ...]:
    published: date | datetime | str | None = doc._.get(PUBLISHED)
    moment = datetime.fromisoformat(published) if isinstance(published, str) else published
    try:
        article = article_from_text(doc.text, lang=lang, published=moment)
    except InputError:
        return ()  # a text of nothing but blanks, which no pipeline minds
    return tuple(extract_facts(article, analyse(article, known=model_entities(doc, lang))))


def _register() -> None:
    for extension in (NAME, PUBLISHED):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)
    register_factory(NAME, make_component, {"lang": None})


_register()
