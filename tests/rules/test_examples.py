"""The shipped rules: complete, and each of their examples holds."""

from __future__ import annotations

import string

import pytest

from checker.resources import checks_dir
from checker.rules.examples import run_examples
from checker.rules.load import PLACEHOLDERS, load_rule, load_rules
from checker.rules.model import Rule

PATHS = sorted(checks_dir().glob("*.yaml"), key=lambda path: path.stem)
REQUIRED = {
    *("participants-count", "killed", "injured", "event-date", "place", "duration", "amount", "percentage"),
    *("role-holder", "leader", "attendance", "weekday-date", "title-body"),
}


@pytest.fixture(params=PATHS, ids=lambda path: path.stem, name="rule")
def load_each(request: pytest.FixtureRequest) -> Rule:
    return load_rule(request.param)


def test_the_rules_that_were_promised_are_there():
    assert {path.stem for path in PATHS} >= REQUIRED


def test_loading_all_gives_each_once():
    assert [rule.id for rule in load_rules()] == [path.stem for path in PATHS]
    assert [path for path in checks_dir().iterdir() if path not in PATHS] == []


def test_examples_hold(rule):
    failed = [f"{r.lang} {r.kind} {r.number}: {r.reason}" for r in run_examples(rule) if not r.passed]
    assert failed == []


def test_examples_are_enough(rule):
    assert rule.examples.keys() == {"fr", "en"}
    for lang, kinds in rule.examples.items():
        disagreeing = sum(len(examples) for kind, examples in kinds.items() if kind != "silent")
        assert disagreeing >= 2, lang
        assert len(kinds.get("silent", ())) >= 2, lang


def test_examples_mark_what_must_be_found(rule):
    """Each article of a disagreement is marked; what must stay silent is not."""
    for kinds in rule.examples.values():
        for kind, examples in kinds.items():
            for example in examples:
                marked = ["[[" in a.text + a.title for a in example.articles()]
                assert all(marked) if kind != "silent" else not any(marked), example


def test_no_example_stands_twice(rule):
    for kinds in rule.examples.values():
        given = [str([(a.title, a.text, a.published) for a in e.articles()]) for some in kinds.values() for e in some]
        assert len(given) == len(set(given))


def test_words_are_there_in_both_languages(rule):
    for part in (rule.title, rule.why, rule.message):
        assert part.keys() == {"fr", "en"}
        assert all(text.strip() for text in part.values())
    used = {
        lang: {name for _, name, _, _ in string.Formatter().parse(text) if name} for lang, text in rule.message.items()
    }
    assert used["fr"] == used["en"] <= PLACEHOLDERS


def test_bounds_are_in_order(rule):
    assert 0 < rule.compare.conflict_below <= rule.compare.same_above <= 1
