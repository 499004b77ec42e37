"""No network, and no file but those that are pointed at: watched where the interpreter itself asks for them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WATCH = """
import json, sys
asked = []
def hook(event, args):
    # urllib3, when it is imported, makes a socket to see whether there is IPv6; it goes nowhere
    if event in ACTS or event.startswith(("subprocess.", "os.exec", "os.spawn", "urllib.", "webbrowser.")):
        asked.append(event)
        raise PermissionError(event)
    if event == "open" and isinstance(args[0], (str, bytes)):
        opened.append(args[0] if isinstance(args[0], str) else args[0].decode("utf-8", "replace"))
opened = []
ACTS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg", "os.system")
sys.addaudithook(hook)
from checker.cli import main
status = main({words!r})
sys.stdout.flush()
print(json.dumps([status, asked, opened]), file=sys.stderr)
"""
PROSE = "Vingt dirigeants se sont réunis vendredi 13 novembre 2026 à Oslo, d’après le ministère. " * 4
NOWHERE = "http://127.0.0.1:1"
HOSTILE = {
    "a.html": """<?xml version="1.0"?><!DOCTYPE html SYSTEM "NOWHERE/a.dtd" [
        <!ENTITY e SYSTEM "SECRET"><!ENTITY % p SYSTEM "NOWHERE/p"> %p;]>
        <html><head><base href="NOWHERE/"><link rel="stylesheet" href="x.css"><script src="x.js"></script>
        <link rel="canonical" href="NOWHERE/c"></head><body><article>
        <p>PROSE &e;</p><img src="NOWHERE/i"><iframe src="SECRET"></iframe></article>""",
    "b.xhtml": """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "SECRET">]>
        <html xmlns="http://www.w3.org/1999/xhtml"><body><article><p>PROSE &e;</p></article></body></html>""",
    "c.md": "---\ntitle: !!python/object/apply:os.system ['true']\nurl: NOWHERE/\n---\n![i](SECRET) PROSE",
    "d.json": '{"body": "Trente dirigeants se sont réunis vendredi à Oslo.", "url": "NOWHERE/", "$ref": "SECRET"}',
}


@pytest.fixture
def folder(tmp_path) -> Path:
    """Articles that ask for addresses and for a file."""
    (tmp_path / "secret.txt").write_text("Le secret est gardé.", encoding="utf-8")
    inside = tmp_path / "articles"
    inside.mkdir()
    for name, text in HOSTILE.items():
        for word, filled in (("SECRET", f"file://{tmp_path}/secret.txt"), ("NOWHERE", NOWHERE), ("PROSE", PROSE)):
            text = text.replace(word, filled)
        (inside / name).write_text(text, encoding="utf-8")
    return inside


@pytest.mark.parametrize(
    "words",
    [
        *(("check", "{}", "--format", form, "--verbose") for form in ("text", "html", "sarif", "markdown")),
        ("facts", "{}"),
        ("check", "{}", "--archive", "{}/../news.db", "--add"),
        ("rules", "test"),
    ],
    ids=" ".join,
)
def test_nothing_is_fetched_and_nothing_else_opened(words, folder):
    filled = [word.format(folder) for word in words]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", WATCH.replace("{words!r}", repr(filled))],
        cwd=folder, env=env, capture_output=True, text=True,
    )  # fmt: skip
    status, asked, opened = json.loads(done.stderr.splitlines()[-1])
    assert status in (0, 1, 2)
    assert asked == []
    assert not [path for path in opened if "secret.txt" in path]
    assert "Le secret est gardé" not in done.stdout
    own = (str(ROOT), sys.prefix, sys.base_prefix, str(folder), str(folder.parent / "news.db"))
    cache = os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    system = ("/proc/", "/sys/", "/dev/", "/etc/", "/usr/", "/lib", cache)
    assert [path for path in opened if path.startswith("/") and not path.startswith((*own, *system))] == []
