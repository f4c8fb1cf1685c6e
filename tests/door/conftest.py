"""What every test of the door starts from: an empty cache, no settings of the person who runs it."""

import os
from pathlib import Path

import pytest
from runner import Summit


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def environment(cache: Path, tmp_path: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV") if name in os.environ}
    return {**kept, "XDG_CACHE_HOME": str(cache), "HOME": str(tmp_path), "LANG": "C.UTF-8"}


@pytest.fixture
def summit(environment: dict[str, str]) -> Summit:
    return Summit(environment)
