"""Settings that hold for every test: one language, one course of hypothesis."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import Phase, settings

# The same examples in every run, so that a result does not depend on luck; hunt for new ones
# with `python -m pytest --hypothesis-profile deep`.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("deep", deadline=None, max_examples=2000, print_blob=True)
# A mutant is noticed or not: nobody reads its smallest counterexample.
settings.register_profile(
    "mutation",
    settings.get_profile("steady"),
    max_examples=50,
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile("steady")

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANGUAGE")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Try a mutant on examples first: most need no random ones to be noticed."""
    if config.getoption("--hypothesis-profile") == "mutation":
        items.sort(key=lambda item: item.get_closest_marker("hypothesis") is not None)


@pytest.fixture(scope="session", autouse=True)
def _english() -> Iterator[None]:
    """Speak English unless a test asks otherwise, whatever the locale of the machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _LOCALE:
            patch.delenv(name, raising=False)
        for name in [name for name in os.environ if name.startswith("GOVRANK_")]:
            patch.delenv(name)
        patch.setenv("LANG", "C.UTF-8")
        yield
