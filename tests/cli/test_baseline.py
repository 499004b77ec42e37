"""What is accepted or left alone fails nothing, and what is there for nothing is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_check import LEFT, RIGHT

TOLL = (
    "---",
    "source: {source}",
    "published: 2026-03-16",
    "lang: fr",
    "title: Accident de car près de Vierzon",
    "---",
    "Un accident de car a fait {toll} morts samedi 14 mars à Vierzon, selon la préfecture.",
)


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """A folder of articles that disagree on one thing."""
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    write("left.md", LEFT)
    write("right.md", RIGHT)
    return tmp_path


def write(name, lines, **fields):
    path = Path("articles") / name
    text = "\n".join(lines)
    for key, value in fields.items():
        text = text.replace(f"{{{key}}}", value)
    path.write_text(text, encoding="utf-8")


def add_finding():
    write("toll-a.md", TOLL, source="L’Ancre", toll="quatre")
    write("toll-b.md", TOLL, source="Le Sémaphore", toll="neuf")


@pytest.fixture
def statuses(run):
    """Statuses by rule, the exit status and what is said of a check."""

    def statuses_(*args):
        ran = run("check", "articles", "--format", "json", *args)
        return {f["rule"]: f["status"] for f in json.loads(ran.out)["findings"]}, ran.status, ran.err

    return statuses_


@pytest.fixture
def accepted(run):
    """The baseline of what stands."""
    assert run("baseline", "articles", "--output", "accepted.json").status == 0
    return json.loads(Path("accepted.json").read_text(encoding="utf-8"))


def test_what_stands_is_accepted(accepted, statuses):
    assert statuses() == ({"participants-count": "new"}, 1, "")
    assert statuses("--baseline", "accepted.json") == ({"participants-count": "baseline"}, 0, "")


def test_only_new_findings_fail(accepted, statuses):
    add_finding()
    gate = ("--baseline", "accepted.json", "--fail-on", "update")
    assert statuses(*gate) == ({"participants-count": "baseline", "killed": "new"}, 1, "")
    assert statuses(*gate, "--ignore", "killed")[1] == 0


def test_it_is_for_people_too(accepted):
    assert accepted["schema"] == "1.0"
    (entry,) = accepted["accepted"]
    assert entry["rule"] == "participants-count"
    assert entry["articles"] == ["articles/left.md", "articles/right.md"]
    assert "Dunkerque" in entry["event"]
    assert "vingt-six dirigeants" in entry["message"]


def test_the_file_does_not_depend_on_the_order_of_the_articles(run):
    add_finding()
    names = ["left.md", "toll-b.md", "right.md", "toll-a.md"]
    outputs = {
        run("baseline", *(f"articles/{name}" for name in order)).out
        for order in (names, names[::-1], names[2:] + names[:2])
    }
    assert len(outputs) == 1
    assert len(json.loads(outputs.pop())["accepted"]) == 2


def test_it_stays_true_from_another_folder(accepted, run, desk, monkeypatch):
    monkeypatch.chdir(desk / "articles")
    assert run("check", "left.md", "right.md", "--baseline", "../accepted.json").status == 0


def test_text_lists_what_is_accepted_after_what_is_new(accepted, run):
    add_finding()
    out = run("check", "articles", "--baseline", "accepted.json").out
    assert out.index("MISE À JOUR") < out.index("– déjà accepté")
    assert "CONTRADICTION" not in out


def test_a_stale_entry_is_told(accepted, run, statuses):
    write("right.md", [line.replace("vingt-six", "quatorze") for line in RIGHT])
    found, status, err = statuses("--baseline", "accepted.json")
    assert (found, status) == ({}, 0)
    assert "vingt-six dirigeants" in err
    _, out, _ = run("check", "articles", "--baseline", "accepted.json")
    assert "ne peuvent décrire" in out.partition("À revoir")[2]
    report = json.loads(run("check", "articles", "--baseline", "accepted.json", "--format", "json").out)
    assert [notice["code"] for notice in report["notices"]] == ["stale-baseline"]


def test_an_entry_whose_article_is_gone_is_stale(accepted, statuses):
    Path("articles/right.md").unlink()
    assert "vingt-six dirigeants" in statuses("--baseline", "accepted.json")[2]


@pytest.mark.parametrize("args", [("articles/left.md",), ("articles", "--select", "event-date")])
def test_a_run_over_less_calls_nothing_stale(args, accepted, run):
    assert run("check", *args, "--baseline", "accepted.json").err == ""


def test_the_configuration_names_it_for_both_commands(run):
    Path("checker.toml").write_text('baseline = "accepted.json"\n', encoding="utf-8")
    status, _, err = run("check", "articles")
    assert status == 2
    assert "accepted.json: no such baseline; make it with `checker baseline PATH… --output accepted.json`" in err
    status, out, err = run("baseline", "articles")
    assert (status, out, err) == (0, "", "checker: 1 désaccord accepté\n")
    assert run("check", "articles").status == 0


def test_nothing_is_accepted_where_not_all_could_be_judged(run):
    status, out, err = run("baseline", "articles", "missing.md", "--output", "accepted.json")
    assert (status, out) == (2, "")
    assert "no baseline was written" in err
    assert not Path("accepted.json").exists()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "bad.json:1: not JSON"),
        ('{\n"a": }', "bad.json:2: not JSON"),
        ("[" * 100_000, "bad.json: not JSON"),
        ("[]", "bad.json: not a baseline"),
        ('{"schema": "7", "accepted": []}', "bad.json: not a baseline: schema: version '7' is not '1.0'"),
        ('{"schema": "1.0", "accepted": [{"rule": 1}]}', "bad.json: not a baseline: accepted.0.fingerprint"),
        ('{"schema": "1.0", "accepted": [], "more": 1}', "bad.json: not a baseline: more"),
    ],
)
def test_a_bad_baseline_is_an_error_at_its_place(text, complaint, run):
    Path("bad.json").write_text(text, encoding="utf-8")
    status, _, err = run("check", "articles", "--baseline", "bad.json")
    assert status == 2
    assert err.startswith(f"checker: {complaint}")
    assert err.count("\n") == 1


def ignore(**fields):
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if key != "until"]
    lines += [f"until = {fields['until']}"] if "until" in fields else []
    Path("checker.toml").write_text("\n".join(["[[ignores]]", *lines, ""]), encoding="utf-8")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"rule": "participants-count"}, "ignored"),
        ({"rule": "killed"}, "new"),
        ({"event": "dunkerque"}, "ignored"),
        ({"event": "Vierzon"}, "new"),
        ({"sources": ["la balise"]}, "ignored"),
        ({"sources": ["La Balise", "Le Phare"]}, "ignored"),
        ({"sources": ["La Balise", "L’Ancre"]}, "new"),
        ({"rule": "participants-count", "event": "Vierzon"}, "new"),
        ({"rule": "participants-count", "until": "2999-12-31"}, "ignored"),
        ({"rule": "participants-count", "until": "2020-12-31"}, "new"),
    ],
)
def test_what_is_left_alone(fields, status, statuses):
    ignore(**fields, reason="asked")
    found, exit_, _ = statuses()
    assert found == {"participants-count": status}
    assert exit_ == (1 if status == "new" else 0)


def test_the_id_of_an_event_names_it_alone(run, statuses):
    report = json.loads(run("check", "articles", "--format", "json").out)
    ignore(event=report["findings"][0]["event"], reason="asked")
    assert statuses()[0] == {"participants-count": "ignored"}


def test_a_disagreement_that_stands_without_the_source_stays(statuses):
    """Three outlets, three numbers: to leave one alone must not hide what the others say."""
    write("third.md", [line.replace("vingt-six", "trente-huit").replace("La Balise", "La Bouée") for line in RIGHT])
    ignore(sources=["La Bouée"], reason="asked")
    assert statuses()[0] == {"participants-count": "new"}


def test_one_that_lapsed_is_told(statuses):
    ignore(rule="participants-count", reason="asked the mayor", until="2020-12-31")
    err = statuses()[2]
    assert err.startswith("checker: checker.toml:1")
    assert "asked the mayor" in err


def test_one_that_suits_nothing_is_told_with_verbose(statuses):
    ignore(rule="killed", reason="asked the mayor")
    assert statuses()[2] == ""
    assert "asked the mayor" in statuses("--verbose")[2]


def test_a_rule_that_does_not_exist(statuses, run):
    ignore(rule="participant-count", reason="asked")
    assert run("check", "articles").err == (
        "checker: checker.toml:1: no rule 'participant-count'; did you mean 'participants-count'?\n"
    )


def test_what_is_ignored_is_not_accepted_as_well(run):
    ignore(rule="participants-count", reason="asked")
    assert json.loads(run("baseline", "articles").out)["accepted"] == []
