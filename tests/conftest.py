"""What holds for all tests, and what tests of several packages need."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("recoupe", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("recoupe")

NOBODY = 65534


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of a user who may not read and write everything, as whom the test runs."""
    with tempfile.TemporaryDirectory() as folder:
        root = os.geteuid() == 0
        if root:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        yield Path(folder)
        if root:
            os.seteuid(0)
        for place in (Path(folder), *filter(Path.is_dir, Path(folder).iterdir())):
            place.chmod(0o700)
