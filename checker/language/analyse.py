"""From an article to what the language stage finds in it: sentences, values, names and speakers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from checker.articles.lines import unwrap
from checker.articles.model import Article, Field, Span
from checker.language.attribution import speaker_finder
from checker.language.entities import name_finder
from checker.language.finder import View
from checker.language.model import Analysis, Entity
from checker.language.offices import office_holders
from checker.language.pack import load_pack
from checker.language.sentences import split_sentences
from checker.values import find_values
from checker.values.model import TimeValue
from checker.values.normalise import cut
from checker.values.normalise import view as folded_view


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a text before it is read.

    Attributes:
        reference: the publication day.
        furniture: stretches of the page that are not the article.
        known: names that a trained pipeline found.
        days: days that the rest of the article names in full.
    """

    reference: date | None = None
    furniture: tuple[Span, ...] = ()
    known: tuple[Entity, ...] = ()
    days: tuple[date, ...] = ()


def analyse(article: Article, model: str | None = None, known: tuple[Entity, ...] = ()) -> dict[Field, Analysis]:
    """Analyse the title and the body of an article.

    The body is read first: «jeudi» in the title is the Thursday that the body dates.

    Args:
        article: what :func:`checker.articles.read_articles` gives.
        model: name or path of a trained spaCy pipeline of the article's language, or None.
        known: names in the body that a pipeline of the caller's found already.

    Raises:
        UsageError: the model cannot be loaded.
    """
    reference = article.published.moment.date() if article.published else None
    own_title = article.title if article.title_span is None else ""
    body = _read(article.body, article.lang, model, Given(reference, article.furniture, known))
    title = _read(own_title, article.lang, model, Given(reference, days=_named_days(body)))
    return {"title": title, "body": body}


def _read(text: str, lang: str, model: str | None, given: Given) -> Analysis:
    if model is None:
        return scan(text, lang, given)
    from checker.language.spacy_pipeline import analyse_with_model

    return analyse_with_model(text, lang, model, given)


def _named_days(analysis: Analysis) -> tuple[date, ...]:
    """The days that a text names with their weekday, in order."""
    days = (
        date.fromordinal(round(v.value.days.core_low))
        for v in analysis.values
        if isinstance(v.value, TimeValue) and v.value.explicit and v.value.weekday is not None and v.value.days
    )
    return tuple(dict.fromkeys(days))


def scan(text: str, lang: str, given: Given | None = None) -> Analysis:
    """Sentences, values, names and speakers of a text."""
    given = given or Given()
    pack = load_pack(lang)
    lines = unwrap(text)
    plain = pack.detached(folded_view(lines))
    words = cut(plain)
    view = View(plain, pack.vocabulary, words)
    analysis = Analysis(text, view, pack, split_sentences(view, pack.abbreviations, given.furniture))
    analysis.values = [
        v if lines is text or v.text == (raw := text[v.start : v.end]) else replace(v, text=raw)
        for v in find_values(lines, lang, given.reference, given.days, words)
        if (sentence := analysis.sentence_at(v.start)) is not None and v.end <= sentence.end
    ]
    found = _merged(name_finder(lang).find(view, analysis.sentences), given.known)
    analysis.entities = [e if e.text == (raw := text[e.start : e.end]) else e._replace(text=raw) for e in found]
    holders = office_holders(analysis, given.reference)
    if holders:
        entities = sorted([*analysis.entities, *holders], key=lambda e: (e.start, -e.end))
        analysis = replace(analysis, entities=entities)
    analysis.attributions = speaker_finder(lang).find(text, view, analysis.sentences, analysis.entities)
    return analysis


def _merged(own: list[Entity], known: Iterable[Entity]) -> list[Entity]:
    """Our names, and the model's where ours say nothing or only that there is a name."""
    extra = [k for k in known if not any(_overlap(k, e) and e.kind not in ("name", "place") for e in own)]
    kept = [e for e in own if not any(_overlap(k, e) for k in extra)]
    return sorted([*kept, *extra], key=lambda e: e.start)


def _overlap(a: Entity, b: Entity) -> bool:
    return a.start < b.end and b.start < a.end
