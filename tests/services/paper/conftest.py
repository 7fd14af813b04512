"""The sample office that every form is printed of: one for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.services.paper.book import Book


@contextmanager
def opened(factory: pytest.TempPathFactory, name: str) -> Iterator[Book]:
    """Yield a sample book with a profile of its own, outside the profile of any one test."""
    root = factory.mktemp(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SO_CONG_DOAN_PROFILE", str(root / "profile"))
        made = Book(root)
    yield made
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SO_CONG_DOAN_PROFILE", str(root / "profile"))
        made.session.close()


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A sample book with a bundle made, to print from; nobody writes into it."""
    with opened(tmp_path_factory, "book") as made:
        yield made


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """Another one, for tests that record things of their own."""
    with opened(tmp_path_factory, "scratch") as made:
        yield made
