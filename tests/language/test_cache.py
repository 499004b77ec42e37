"""The index of cities in the user's cache: a damaged file or a closed folder costs time, never a result."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = "L’accident s’est produit lundi à Nantes, et non à Londres, selon la préfecture.\n"


def places(cache: Path) -> list[str]:
    """The places that a fresh process finds with that cache folder."""
    code = (
        "import json, sys; from checker.language.analyse import scan; "
        f"print(json.dumps([e.key for e in scan({ARTICLE!r}, 'fr').entities]))"
    )
    env = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture(scope="module", name="filled")
def filled_cache(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    folder = tmp_path_factory.mktemp("cache")
    found = places(folder)
    assert len(found) == 2
    assert all(key.startswith("city:") for key in found)
    return folder, found


def test_the_index_is_kept(filled):
    folder, found = filled
    (index,) = [path for path in folder.rglob("*") if path.is_file()]
    before = index.stat().st_mtime_ns
    assert places(folder) == found
    assert index.stat().st_mtime_ns == before


@pytest.mark.parametrize("damage", [b'{"nantes": [2990969', b"\xff\xfe\x00", b"[]", b"{}", b'{"nantes": 1}'])
def test_a_damaged_index_is_built_again(filled, tmp_path, damage):
    folder, found = filled
    (index,) = [path for path in folder.rglob("*") if path.is_file()]
    copy = tmp_path / index.relative_to(folder)
    copy.parent.mkdir(parents=True)
    copy.write_bytes(damage)
    assert places(tmp_path) == found


def test_a_folder_that_cannot_be_made(filled, tmp_path):
    _, found = filled
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert places(blocked) == found


def test_an_index_that_cannot_be_replaced_leaves_no_drafts(filled, tmp_path):
    folder, found = filled
    (index,) = [path for path in folder.rglob("*") if path.is_file()]
    blocked = tmp_path / index.relative_to(folder)
    blocked.mkdir(parents=True)
    assert places(tmp_path) == found
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
