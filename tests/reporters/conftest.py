"""A report made by hand: three articles (one a copy), one event told by all, every verdict, two errors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from checker.articles.model import Article, Published
from checker.report import (
    Apart,
    ArticleSummary,
    Cue,
    ErrorEntry,
    EventSummary,
    FactCell,
    FactRow,
    Finding,
    Mention,
    Report,
    Shape,
    Side,
    Tool,
)
from checker.summary import summarise

COURRIER = """\
Une vingtaine d’élus ont ouvert samedi la marche pour l’hôpital de Valbrune.
Le cortège comptait 4 000 manifestants selon la préfecture, et il a défilé pendant près de trois heures. \
Deux personnes ont été blessées.
"""
ECHO = """\
La marche pour l’hôpital a rassemblé samedi 9 000 manifestants, a affirmé l’intersyndicale, \
dans les rues de Valbrune, une ville qui craint depuis l’automne de perdre sa maternité, ses urgences de \
nuit et son service de chirurgie, et où une trentaine d’élus, venus de toute la vallée avec leur écharpe, \
ont pris la tête du cortège avant d’écouter, place du Marché, les médecins puis les \
familles raconter leurs trajets vers la grande ville.

Elle a duré 2 h 45. Trois personnes ont été blessées.
"""


@dataclass(frozen=True)
class Story:
    """A report and the articles that it speaks of, by id."""

    report: Report
    articles: dict[str, Article]


def _sentence(text: str, start: int) -> tuple[int, str]:
    stop = text.rfind(". ", 0, start)
    first = max(0 if stop < 0 else stop + 2, text.rfind("\n", 0, start) + 1)
    ends = [end for end in (text.find(". ", start), text.find(".\n", start)) if end >= 0]
    return first, text[first : min(ends) + 1]


def mention(article: Article, text: str, **more: object) -> Mention:
    """The only place of ``text`` in the body of an article."""
    start = article.body.index(text)
    first, sentence = _sentence(article.body, start)
    fields = {
        "article": article.id,
        "field": "body",
        "start": start,
        "end": start + len(text),
        "text": text,
        "sentence": sentence,
        "sentence_start": first,
    }
    return Mention.model_validate(fields | more)


def title_mention(article: Article, text: str) -> Mention:
    """The only place of ``text`` in the title of an article."""
    start = article.title.index(text)
    return Mention(
        article=article.id, field="title", start=start, end=start + len(text), text=text,
        sentence=article.title, sentence_start=0,
    )  # fmt: skip


def number(*bounds: float, unit: str | None = None) -> Shape:
    """What the wording of a number allows: support, core, core, support, or the only number."""
    first, second, third, last = bounds if len(bounds) > 1 else bounds * 4
    return Shape(kind="number", unit=unit, support=(first, last), core=(second, third))


def side(value: str, allows: str, shape: Shape, *mentions: Mention) -> Side:
    """One side of a disagreement, from one origin."""
    return Side(value=value, allows=allows, shape=shape, origins=1, mentions=mentions)


def finding(number: int, rule: str, verdict: str, level: str, subject: str, message: str, *sides: Side) -> Finding:
    """One disagreement about the only event."""
    return Finding.model_validate(
        {
            "id": f"f{number}",
            "rule": rule,
            "verdict": verdict,
            "level": level,
            "event": "e1",
            "attribute": "count",
            "subject": subject,
            "message": message,
            "agreement": 0.25,
            "fingerprint": f"{number:016x}",
            "sides": sides,
        }
    )


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    """The report; its articles are files of the current folder."""
    monkeypatch.chdir(tmp_path)
    front = "---\nsource: L’Écho de la vallée\npublished: 2025-04-13\ntitle: Trente élus pour l’hôpital\n---\n"
    files = {"courrier.txt": COURRIER, "echo.md": front + ECHO, "copie.txt": COURRIER}
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8", newline="")
    morning = Published(datetime(2025, 4, 13, 7, 5), has_time=True)
    courrier = Article("a1", "courrier.txt", "Le Courrier de Valbrune", "fr", "", COURRIER, published=morning)
    echo = Article(
        "a2", "echo.md", "L’Écho de la vallée", "fr", "Trente élus pour l’hôpital", ECHO,
        published=Published(datetime(2025, 4, 13)),
    )  # fmt: skip
    copy = Article("a3", "copie.txt", "Valbrune Info", "fr", "", COURRIER)
    articles = {article.id: article for article in (courrier, echo, copy)}
    findings = (
        finding(
            1, "participants-count", "conflict", "error", "élus",
            "Deux nombres d’élus qui ne peuvent être vrais ensemble : une vingtaine et une trentaine.",
            side(
                "une vingtaine", "15 à 25, plutôt 18 à 22", number(15, 18, 22, 25),
                mention(courrier, "Une vingtaine", cues=(Cue(kind="hedge", text="vingtaine"),)),
                mention(copy, "Une vingtaine"),
            ),
            side(
                "une trentaine", "25 à 35, plutôt 28 à 32", number(25, 28, 32, 35),
                title_mention(echo, "Trente"), mention(echo, "une trentaine"),
            ),
        ),
        finding(
            2, "demonstrators", "divergence", "warning", "manifestants",
            "La préfecture et l’intersyndicale ne comptent pas le même nombre de manifestants.",
            side("4 000", "4 000", number(4000), mention(courrier, "4 000", attributed_to="la préfecture")),
            side("9 000", "9 000", number(9000), mention(echo, "9 000", attributed_to="l’intersyndicale")),
        ),
        finding(
            3, "duration", "imprecision", "info", "marche", "La durée est arrondie d’un côté.",
            side(
                "près de trois heures", "2 h 30 à 3 h",
                number(2.4, 2.5, 3, 3, unit="hour"), mention(courrier, "près de trois heures"),
            ),
            side("2 h 45", "2 h 45", number(2.75, unit="hour"), mention(echo, "2 h 45")),
        ),
        finding(
            4, "casualties", "update", "info", "blessés", "Le bilan a changé entre les deux articles.",
            side("2", "2", number(2), mention(courrier, "Deux personnes")),
            side("3", "3", number(3), mention(echo, "Trois personnes")),
        ),
    )  # fmt: skip
    errors = (
        ErrorEntry(path="absent.txt", code="missing-file", reason="no such file"),
        ErrorEntry(path="mauvais.jsonl", code="bad-json", reason="not JSON", line=3),
    )
    events = (
        EventSummary(id="e2", type="vote", label="Vote du budget", articles=("a2",)),
        EventSummary(
            id="e1", type="march", label="Marche pour l’hôpital", date="2025-04-12", place="Valbrune",
            articles=tuple(articles), facts=_facts(findings, courrier, echo),
            apart=_apart(courrier, echo), apart_more=3,
        ),
    )  # fmt: skip
    return Story(_report(articles, events, findings, errors), articles)


def _apart(courrier: Article, echo: Article) -> tuple[Apart, ...]:
    """Two reasons for which something was not compared."""
    reasons = (("« 9 000 » : pas le même périmètre (Valbrune et l’ensemble)", echo, "9 000"),
               ("« Deux » parle d’un autre moment", courrier, "Deux"))  # fmt: skip
    return tuple(
        Apart(attribute="count", subject="manifestants", reason=reason, mentions=(mention(article, words),))
        for reason, article, words in reasons
    )


def _facts(findings: tuple[Finding, ...], courrier: Article, echo: Article) -> tuple[FactRow, ...]:
    """Facts × sources: what the findings are about, and a day on which the articles agree."""
    disputed = [
        FactRow(
            attribute=found.attribute, subject=found.subject, finding=found.id,
            cells=tuple(
                FactCell(article=m.article, value=side.value, shape=side.shape, mentions=(m,))
                for side in found.sides for m in {m.article: m for m in side.mentions}.values()
            ),
        )
        for found in findings
    ]  # fmt: skip
    saturday = Shape(kind="day", support=("2025-04-12", "2025-04-12"), core=("2025-04-12", "2025-04-12"))
    cells = tuple(
        FactCell(article=a.id, value="samedi 12 avril 2025", shape=saturday, mentions=(mention(a, "samedi"),))
        for a in (courrier, echo)
    )
    return (*disputed, FactRow(attribute="date", subject="", cells=cells))


def _report(
    articles: dict[str, Article],
    events: tuple[EventSummary, ...] = (),
    findings: tuple[Finding, ...] = (),
    errors: tuple[ErrorEntry, ...] = (),
) -> Report:
    """A report whose summary fits its content."""
    told = tuple(
        ArticleSummary(
            id=a.id, path=a.path, source=a.source, lang=a.lang, title=a.title,
            published=a.published.isoformat() if a.published else None,
        )
        for a in articles.values()
    )  # fmt: skip
    entries = tuple(ErrorEntry.model_validate(error) for error in errors)
    return Report(
        tool=Tool(version="0.0.0"),
        summary=summarise(told, events, findings, entries),
        articles=told,
        events=events,
        findings=findings,
        errors=entries,
    )


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Builds a report whose summary fits its content."""
    return _report
