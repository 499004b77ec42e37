"""Articles in and out of the archive."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.archive.compare import add_articles
from checker.archive.store import Archive
from checker.archive.verify import problems
from checker.articles import article_from_text
from checker.errors import UsageError
from checker.events.model import Told
from checker.pipeline import CheckOptions, tell
from tests.archive.conftest import SAMPLES


def content(archive: Archive) -> dict[str, object]:
    """All that an archive says of its articles, but when they came and which event they were the first of."""
    keys = archive.rows("SELECT id, key, keys.day FROM keys JOIN articles ON n = article ORDER BY 1, 2, 3")
    entries = {entry.id: replace(entry, added="", event="") for entry in archive.entries()}
    return {"told": {t.article.id: t for t in archive.all_told()}, "keys": keys, "entries": entries}


def version(title: str, body: str, url: str | None, *, source: str = "Le Phare", path: str = "<text>") -> Told:
    made = article_from_text(body, title=title, source=source, lang="fr", path=path)
    made.url = url
    return tell(made)


FIRE = "Un incendie a détruit un entrepôt lundi 9 mars 2026 à Nantes. Trois personnes ont été blessées."
FIRE_LATER = "Un incendie a détruit un entrepôt lundi 9 mars 2026 à Nantes. Cinq personnes ont été blessées."


# ---- adding


def test_articles_come_back_as_they_were(path, stories):
    with Archive(path, "create") as archive:
        assert [archive.add(told) for told in stories] == ["added"] * len(stories)
        assert list(archive.all_told()) == stories


def test_adding_again_changes_nothing(path, stories):
    with Archive(path, "create") as archive:
        for told in stories[:5]:
            archive.add(told)
        before, stats = content(archive), archive.stats()
        assert {archive.add(told) for told in stories[:5]} == {"known"}
        assert (content(archive), replace(archive.stats(), size=stats.size)) == (before, stats)


def test_the_same_content_in_another_file_is_known(path, write):
    one, two = (write(name, FIRE, title="Nantes") for name in ("one.md", "two.md"))
    with Archive(path, "create") as archive:
        results = list(add_articles(archive, [one, two], CheckOptions()))
        assert [became for _, became in results] == ["added", "known"]
        assert archive.stats().articles == 1


@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_an_archive_is_what_was_added_and_not_removed(data, stories):
    """Whatever the order, and however often."""
    some = stories[:6]
    steps = data.draw(st.lists(st.tuples(st.booleans(), st.sampled_from(range(len(some)))), max_size=14))
    kept: dict[str, Told] = {}
    with TemporaryDirectory() as folder:
        with Archive(f"{folder}/a.db", "create") as archive:
            for adds, number in steps:
                told = some[number]
                if adds:
                    assert archive.add(told) == ("known" if told.article.id in kept else "added")
                    kept[told.article.id] = told
                elif kept.pop(told.article.id, None):
                    archive.remove(told.article.id)
            found = content(archive)
            assert list(problems(archive)) == []
        with Archive(f"{folder}/b.db", "create") as fresh:
            for told in kept.values():
                fresh.add(told)
            assert found == content(fresh)


# ---- versions


def test_a_changed_version_takes_the_place_of_the_earlier_one(path):
    old, new = (version(t, b, "https://phare.example/1") for t, b in (("Feu à Nantes", FIRE), ("Nantes", FIRE_LATER)))
    with Archive(path, "create") as archive:
        assert [archive.add(told) for told in (old, new)] == ["added", "changed"]
        assert [told.article for told in archive.all_told()] == [new.article]
        assert list(archive.all_told()) == [new]
        story = archive.story(new.article.id)
        assert [(v.id, v.title, v.body) for v in story.versions] == [(old.article.id, "Feu à Nantes", FIRE)]
        assert archive.story(old.article.id) == story
        assert list(problems(archive)) == []


def test_an_earlier_version_that_comes_again_is_known(path):
    """So that reading a whole folder again changes nothing, however many versions it holds."""
    old, new = (version("Feu", body, "https://phare.example/1") for body in (FIRE, FIRE_LATER))
    with Archive(path, "create") as archive:
        assert [archive.add(told) for told in (old, new, old, new)] == ["added", "changed", "known", "known"]


def test_a_file_that_changed_is_a_version(path, write):
    with Archive(path, "create") as archive:
        for body, became in ((FIRE, "added"), (FIRE_LATER, "changed")):
            file = write("a.md", body, title="Nantes")
            assert [result for _, result in add_articles(archive, [file], CheckOptions())] == [became]
        assert archive.stats().versions == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"url": "https://phare.example/1"}, {"url": "https://phare.example/2"}),
        ({"source": "Le Phare"}, {"source": "La Balise"}),
    ],
    ids=["another address", "another source"],
)
def test_another_article_in_the_same_file_is_no_version(first, second, path, write):
    with Archive(path, "create") as archive:
        for body, metadata in ((FIRE, first), (FIRE_LATER, second)):
            file = write("a.md", body, title="Nantes", **metadata)
            assert [result for _, result in add_articles(archive, [file], CheckOptions())] == ["added"]
        assert (archive.stats().articles, archive.stats().versions) == (2, 0)


def test_a_line_of_a_feed_is_no_place(path, tmp_path):
    feed = tmp_path / "feed.jsonl"
    with Archive(path, "create") as archive:
        for body in (FIRE, FIRE_LATER):
            line = json.dumps({"source": "Le Phare", "lang": "fr", "body": body})
            feed.write_text(f"{line}\n", encoding="utf-8")
            assert [result for _, result in add_articles(archive, [str(feed)], CheckOptions())] == ["added"]


def test_a_new_date_of_publication_is_a_version(path, write):
    with Archive(path, "create") as archive:
        for day in ("2026-03-10", "2026-03-11"):
            list(add_articles(archive, [write("a.md", FIRE, title="Nantes", published=day)], CheckOptions()))
        (entry,) = archive.entries()
        assert entry.published == "2026-03-11"
        assert [v.published for v in archive.story(entry.id).versions] == ["2026-03-10"]


# ---- looking


def test_lists_are_filtered(filled):
    with Archive(filled) as archive:
        entries = list(archive.entries())
        assert [e.published for e in entries] == sorted((e.published for e in entries), reverse=True)
        middle = entries[len(entries) // 2]
        day = middle.published[:10]
        since, until = list(archive.entries(since=day)), list(archive.entries(until=day))
        assert all(e.published[:10] >= day for e in since)
        assert all(e.published[:10] <= day for e in until)
        assert middle in since
        assert middle in until
        assert {*since, *until} == set(entries)
        assert list(archive.entries(source=middle.source.upper())) == [e for e in entries if e.source == middle.source]


def test_the_beginning_of_an_id_is_enough_when_it_names_one(filled):
    with Archive(filled) as archive:
        for entry in archive.entries():
            assert archive.story(entry.id[:8]).entry == entry
        with pytest.raises(UsageError, match="no article"):
            archive.story("0" * 12)
        with pytest.raises(UsageError, match="no article"):
            archive.story("")


def test_articles_of_one_story_are_filed_under_one_event(path):
    with Archive(path, "create") as archive:
        list(add_articles(archive, [str(SAMPLES / "sommet-alliance-maritime")], CheckOptions()))
        assert len({entry.event for entry in archive.entries()}) == 1
        assert archive.stats().events == 1


def test_what_was_removed_leaves_nothing(filled):
    with Archive(filled, "write") as archive:
        for entry in list(archive.entries()):
            archive.remove(entry.id)
        for table in ("articles", "facts", "keys", "versions", "findings", "findings_articles"):
            assert archive.rows(f"SELECT count(*) FROM {table}") == [(0,)], table
        assert list(problems(archive)) == []


# ---- verifying


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE articles SET body = body || ' ' WHERE n = 1", "not the one that was added"),
        ("UPDATE facts SET told = x'00' WHERE article = 1", "is damaged"),
        ("DELETE FROM facts WHERE article = 1", "has no facts"),
        ("DELETE FROM keys WHERE article = 1", "not found under all of its keys"),
        ("INSERT INTO keys VALUES (1, 1, 999)", "keys: 999 belongs to no article"),
        ("INSERT INTO facts VALUES (999, x'', x'', x'')", "facts"),
    ],
)
def test_damage_is_found(damage, said, filled):
    with Archive(filled, "write") as archive:
        assert list(problems(archive)) == []
        archive.rows("PRAGMA foreign_keys = OFF")
        archive.rows(damage)
        assert [line for line in problems(archive) if said in line]


def test_a_torn_page_is_found(filled):
    with Archive(filled, "write") as archive:
        archive.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        ((page,),) = archive.rows("SELECT rootpage FROM sqlite_master WHERE name = 'keys'")
        ((size,),) = archive.rows("PRAGMA page_size")
    with Path(filled).open("r+b") as file:
        file.seek((page - 1) * size + 8)
        file.write(b"\xff" * 64)
    with Archive(filled) as archive:
        assert list(problems(archive))
