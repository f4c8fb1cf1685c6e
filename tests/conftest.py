"""What every test starts from: a home of its own, so that none reads or writes what belongs to its runner."""

from collections.abc import Iterator

import pytest

_MOVED = ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME", "SUMMIT_CACHE")  # where caches are looked for
_STEERING = ("SUMMIT_ARCHIVE", "SUMMIT_PAGER", "NO_COLOR", "FORCE_COLOR")


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Move the home and the caches into a temporary folder, and forget settings that steer answers."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _MOVED:
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        for name in _STEERING:
            patch.delenv(name, raising=False)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write the expected values of corpus and README anew; read what changed before you commit it",
    )


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))
