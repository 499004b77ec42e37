"""``checker rules``: list, explain, test."""

from __future__ import annotations

import pytest
import yaml

from checker.resources import checks_dir

IDS = sorted(path.stem for path in checks_dir().glob("*.yaml"))


def test_list_names_every_rule(run):
    status, out, err = run("rules")
    assert (status, err) == (0, "")
    assert [rule for rule in IDS if rule not in out] == []


@pytest.mark.parametrize("rule", IDS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_rule_explains_itself(rule, lang, run):
    status, out, _ = run("rules", rule, "--messages", lang, "--width", "1000")
    assert status == 0
    written = yaml.safe_load((checks_dir() / f"{rule}.yaml").read_text(encoding="utf-8"))
    assert " ".join(written["why"][lang].split()) in out
    assert "[[" in out


def test_unknown_rule(run):
    status, out, err = run("rules", "participant-count")
    assert (status, out) == (2, "")
    assert "did you mean 'participants-count'?" in err


def test_folder_without_the_word_test(run):
    assert run("rules", IDS[0], "folder").status == 2


def test_examples_of_the_shipped_rules(run):
    status, out, _ = run("rules", "test")
    assert [rule for rule in IDS if rule not in out] == []
    assert status == 0


def test_a_wrong_example_fails(run, tmp_path):
    rule = yaml.safe_load((checks_dir() / "participants-count.yaml").read_text(encoding="utf-8"))
    rule["id"] = "mine"
    kinds = rule["examples"]["fr"]
    kinds["silent"] = [pair | {"because": "…"} for pair in kinds["conflict"][:1]]
    (tmp_path / "mine.yaml").write_text(yaml.safe_dump(rule, allow_unicode=True), encoding="utf-8")
    status, out, _ = run("rules", "test", tmp_path, "--messages", "en")
    assert status == 1
    assert "failure: fr, silent no." in out


def test_a_folder_without_rules_is_not_a_pass(run, tmp_path):
    assert run("rules", "test", tmp_path).status == 2
