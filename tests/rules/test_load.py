"""A bad rule is an error of one line that names the file and the line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.cli import main
from checker.errors import RuleError
from checker.rules.load import load_rule, load_rules

GOOD = """\
id: mine
title: {fr: Morts, en: Dead}
why: {fr: Parce que., en: Because.}
fact: killed
compare: {as: quantity}
message:
  fr: "« {left.text} », « {right.text} »"
  en: "{left.text}, {right.text}"
examples:
  fr:
    conflict:
      - left: "L'accident a fait [[quatre morts]]."
        right: "L'accident a fait [[sept morts]]."
"""


def written(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_rule(tmp_path):
    rule = load_rule(written(tmp_path, GOOD))
    assert (rule.id, rule.fact, rule.level, rule.over_time) == ("mine", ("killed",), "error", "fixed")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("fact: killed", "fact: killed\ncolour: red", 5, "colour"),
        ("compare: {as: quantity}", "compare: {as: quantity, tolerance: 3}", 5, "tolerance"),
        ("compare: {as: quantity}", "compare: {as: astrology}", 5, "compare"),
        ("compare: {as: quantity}", "compare: {as: quantity, conflict_below: 3}", 5, "conflict_below"),
        ("fact: killed", "fact: killed\nlevel: fatal", 5, "level"),
        ("fact: killed", "fact: killed\nwhere: {events: [fire]}", 5, "events"),
        ("fact: killed", "fact: killed\nsame: [planet]", 5, "same"),
        ("fact: killed", "fact: [killed", None, "YAML"),
        ("fact: killed", "fact: killed\nfact: injured", 4, "stands twice"),
        ("title: {fr: Morts, en: Dead}", "title: {fr: Morts, en: Dead, fr: Tués}", 2, "stands twice"),
        ("title: {fr: Morts, en: Dead}", "title: {fr: Morts, en: Dead", None, "YAML"),
        ("id: mine", "id: yours", 1, "mine"),
        ("id: mine", "id: Mine!", 1, "id"),
        ("{left.text}, {right.text}", "{left.text}, {middle.text}", 8, "{middle.text}"),
        ("{left.text}, {right.text}", "{left.text}, {", 8, "message.en"),
        ("{left.text}, {right.text}", "{left.text}, {}", 8, "message.en"),
        ('  en: "{left.text}, {right.text}"\n', "", 6, "en"),
        ("why: {fr: Parce que., en: Because.}", "why: {fr: Parce que.}", 3, "en"),
        ('        right: "L\'accident a fait [[sept morts]]."\n', "", 12, "right"),
        ("    conflict:", "    quarrel:", 11, "quarrel"),
        ('      - left: "L', '      - middle: "L', 12, "middle"),
    ],
)
def test_a_bad_rule(tmp_path, old, new, line, said):
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(RuleError) as caught:
        load_rule(path)
    error = caught.value
    assert error.path == str(path)
    assert line is None or error.line == line
    assert error.line is not None
    assert said in error.reason
    assert str(error).startswith(f"{path}:{error.line}: ")
    assert "\n" not in str(error)


@pytest.mark.parametrize("missing", ["id", "title", "why", "fact", "compare", "message", "examples"])
def test_a_rule_without_a_key(tmp_path, missing):
    import yaml

    rule = yaml.safe_load(GOOD)
    del rule[missing]
    with pytest.raises(RuleError, match=missing):
        load_rule(written(tmp_path, yaml.safe_dump(rule, allow_unicode=True)))


@pytest.mark.parametrize(
    "text", ["", "3", "- a\n- b", "a word", "null", "\t", "a: &x [*x]", "? {a: b}\n: c", "!!python/name:os.system ''"]
)
def test_what_is_no_rule(tmp_path, text):
    with pytest.raises(RuleError) as caught:
        load_rule(written(tmp_path, text))
    assert "\n" not in str(caught.value)


def test_a_fact_that_does_not_exist(tmp_path):
    with pytest.raises(RuleError, match="murdered"):
        load_rule(written(tmp_path, GOOD.replace("fact: killed", "fact: murdered")))


def test_a_rule_that_is_not_text(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"id: \xff\xfe")
    with pytest.raises(RuleError, match="UTF-8"):
        load_rule(path)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id: mine\ntitle: 2025-13-45", 2),
        (f"id: mine\nlevel: {'9' * 5000}", 2),
        ("level: !!int mine", 1),
        ("level: !!float mine", 1),
        ("a:\n- b\n- !!bool mine", 3),
        ("level: !!timestamp mine", 1),
        ("2025-13-45: x", 1),
        ("a: " + "[" * 500_000, 1),
        ("a: " + "{a: " * 200_000, 1),
        ("- " * 200_000, 1),
        ("".join(f"{' ' * depth}a:\n" for depth in range(1000)), 51),
        ("a: &a [x]\nb: *a", 2),
        ('"\\e[31mrouge": 1', 1),
    ],
)
def test_yaml_that_was_made_to_break(tmp_path, text, line):
    path = written(tmp_path, text)
    with pytest.raises(RuleError) as caught:
        load_rule(path)
    assert (caught.value.path, caught.value.line) == (str(path), line)
    assert str(caught.value).isprintable()


def test_a_rule_that_is_a_folder(tmp_path):
    (tmp_path / "mine.yaml").mkdir()
    with pytest.raises(RuleError):
        load_rule(tmp_path / "mine.yaml")


def test_a_rule_that_never_ends_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "mine.yaml")
    with pytest.raises(RuleError, match="not a regular file"):
        load_rules([tmp_path])


def test_a_rule_that_is_not_there(tmp_path):
    with pytest.raises(RuleError, match="no such file"):
        load_rule(tmp_path / "mine.yaml")


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(RuleError, match="no such folder"):
        load_rules([tmp_path / "none"])


def test_a_rule_of_ones_own_joins_ours(tmp_path):
    written(tmp_path, GOOD)
    assert "mine" in [rule.id for rule in load_rules([tmp_path])]


def test_a_rule_of_ones_own_replaces_ours(tmp_path):
    written(tmp_path, GOOD.replace("id: mine", "id: killed"), "killed.yaml")
    (rule,) = [rule for rule in load_rules([tmp_path]) if rule.id == "killed"]
    assert rule.title == {"fr": "Morts", "en": "Dead"}


def test_a_bad_rule_through_the_command(tmp_path, capsys):
    path = written(tmp_path, GOOD.replace("fact: killed", "fact: killed\ncolour: red"))
    assert main(["rules", "test", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert f"{path}:5: " in err
