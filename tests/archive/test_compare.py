"""New articles against the archive."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from checker import check
from checker.archive.compare import check_against
from checker.archive.retrieve import candidates
from checker.archive.store import Archive
from checker.archive.verify import problems
from checker.events.link import THRESHOLD, evidence
from checker.pipeline import CheckOptions
from checker.report import Report
from tests.archive.conftest import SAMPLES

STORIES = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())


def taking_part(report: Report, ids: set[str]) -> set[str]:
    """The findings that quote one of these articles."""
    return {f.fingerprint for f in report.findings if ids & {m.article for s in f.sides for m in s.mentions}}


def article_files(name: str) -> list[Path]:
    return sorted(p for p in (SAMPLES / name).iterdir() if p.name != "expected.json")


def test_what_links_is_among_the_candidates(everything, stories):
    with Archive(everything) as archive:
        for told in stories:
            own = archive.same(told.article)
            found = {other.article.id for other in candidates(archive, told, {own}).values()}
            wanted = {o.article.id for o in stories if o is not told and evidence(told, o) >= THRESHOLD}
            assert wanted - found == set()
            assert told.article.id not in found


@pytest.mark.parametrize("name", STORIES)
def test_the_last_article_of_a_story_finds_what_all_of_them_find(name, path):
    """One article against the rest in an archive says what a check of the whole says of it."""
    files = article_files(name)
    whole = check([str(SAMPLES / name)])
    check_against([str(file) for file in files[:-1]], CheckOptions(), path, add=True)
    report, articles = check_against([str(files[-1])], CheckOptions(), path)
    (new,) = {a.id for a in report.articles if a.path == str(files[-1])}
    assert {f.fingerprint for f in report.findings} == taking_part(whole, {new})
    assert set(articles) >= {a.id for a in report.articles}
    assert all(new in event.articles for event in report.events)


def test_nothing_is_said_of_other_events_of_the_archive(everything, write):
    quiet = write("quiet.md", "Le marché aux fleurs de Nax rouvre jeudi.", published="2026-05-05")
    report, _ = check_against([quiet], CheckOptions(), everything)
    assert [a.path for a in report.articles] == [quiet]
    assert (len(report.events), report.findings) == (1, ())


def test_checking_changes_nothing(everything):
    with Archive(everything) as archive:
        before = archive.stats()
        check_against([str(SAMPLES / STORIES[0])], CheckOptions(), everything)
        assert archive.stats() == before


def test_an_archived_article_is_not_compared_with_itself_nor_its_earlier_version(path, write):
    body = "Un incendie a fait {} blessés lundi 9 mars 2026 rue des Tanneurs à Nantes, selon les pompiers."
    early = write("a.md", body.format("trois"), title="Feu", url="https://phare.example/1", published="2026-03-10")
    late = write("b.md", body.format("neuf"), title="Feu", url="https://phare.example/1", published="2026-03-10")
    check_against([early], CheckOptions(), path, add=True)
    for again in (early, late):
        report, _ = check_against([again], CheckOptions(), path)
        assert len(report.articles) == 1
        assert report.findings == ()


def test_findings_are_kept_with_their_articles(path):
    files = [str(file) for file in article_files("sommet-alliance-maritime")]
    report, _ = check_against(files, CheckOptions(), path, add=True)
    assert report.findings
    with Archive(path, "write") as archive:
        assert archive.stats().findings == len(report.findings)
        for article in report.articles:
            kept = {past.fingerprint for past in archive.story(article.id).findings}
            assert kept == taking_part(report, {article.id})
        check_against(files, CheckOptions(), path, add=True)
        assert archive.stats().findings == len(report.findings)
        archive.remove(report.articles[0].id)
        left = {f.fingerprint for f in report.findings} - taking_part(report, {report.articles[0].id})
        assert archive.rows("SELECT fingerprint FROM findings") == [(f,) for f in sorted(left)]
        assert list(problems(archive)) == []


def test_articles_without_a_date_are_found_and_find(path, write):
    """They are looked for among all days, and by articles of any day."""
    body = "Un incendie a fait {} blessés lundi 9 mars 2026 rue des Tanneurs à Nantes, selon Lars Holm."
    undated = write("a.md", body.format("trois"), title="Feu à Nantes", source="La Balise")
    dated = write("b.md", body.format("neuf"), title="Nantes brûle", published="2026-03-10")
    for number, (first, second) in enumerate(permutations((undated, dated))):
        check_against([first], CheckOptions(), f"{path}{number}", add=True)
        report, _ = check_against([second], CheckOptions(), f"{path}{number}")
        assert len(report.articles) == 2


def test_the_order_in_which_articles_come_changes_no_candidate(stories, tmp_path):
    some = [t for t in stories if "finale-handball" in t.article.path][:3]
    found = set()
    for number, order in enumerate(permutations(some)):
        with Archive(str(tmp_path / f"{number}.db"), "create") as archive:
            for told in order:
                archive.add(told)
            found.add(frozenset(t.article.id for t in candidates(archive, some[0]).values()))
    assert len(found) == 1


def test_one_text_twice_in_a_run_is_kept_once(path, write):
    body = "Un incendie a fait trois blessés lundi 9 mars 2026 à Nantes."
    files = [write(name, body, title="Feu") for name in ("a.md", "b.md")]
    check_against(files, CheckOptions(), path, add=True)
    with Archive(path) as archive:
        assert archive.stats().articles == 1
        assert list(problems(archive)) == []
