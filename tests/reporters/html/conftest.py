"""A real browser, where there is one."""

from collections.abc import Iterator

import pytest
from browser import Browser, missing, opened


@pytest.fixture(scope="session")
def window() -> Iterator[Browser]:
    """One window for all tests."""
    if missing():
        pytest.skip(missing())
    with opened() as browser:
        yield browser


@pytest.fixture
def browser(window: Browser) -> Iterator[Browser]:
    """The window, on a desktop in the light; a page in it that complains or fetches anything fails the test."""
    window.emulate(prefers_color_scheme="light", prefers_reduced_motion="reduce")
    yield window
    assert window.complaints() == []
    assert window.requests() == []
