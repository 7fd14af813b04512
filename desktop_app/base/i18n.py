"""The one gateway to translated text.

Message ids are the Vietnamese sentences themselves: Vietnamese is the product's language, the sentence a reviewer
approves is the one in the code, and a missing entry can never show a clerk English. Vietnamese therefore needs no
catalogue at run time; English is read from ``translations/en.po`` when it is first asked for.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final, Literal

from desktop_app.base import paths

Language = Literal["vi", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("vi", "en")


class _Catalogue:
    """The active translations; one per process, switched live."""

    def __init__(self) -> None:
        self.language: Language = "vi"
        self.translations: gettext.NullTranslations = gettext.NullTranslations()

    def switch(self, language: Language) -> None:
        """Speak ``language`` from now on."""
        self.translations = gettext.NullTranslations() if language == "vi" else read_catalogue(language)
        self.language = language


_active = _Catalogue()
_for_now: ContextVar[_Catalogue | None] = ContextVar("language_for_now", default=None)
"""Every thread begins with None here: what one of them says in another language for a while, no other one hears."""


def _in_use() -> _Catalogue:
    return _for_now.get() or _active


def read_catalogue(language: Language) -> gettext.NullTranslations:
    """Return the catalogue of ``language``, compiled in memory from its .po file."""
    return _compiled(paths.translations() / f"{language}.po", language)


@cache  # compiling takes a third of a second, and a report made in the other language asks for it each time
def _compiled(path: Path, language: Language) -> gettext.NullTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as source:
        compiled = io.BytesIO()
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def set_language(language: Language) -> None:
    """Switch every later translation to ``language``. Texts already shown are the window's business."""
    _active.switch(language)


@contextmanager
def in_language(language: Language) -> Iterator[None]:
    """Speak ``language`` inside the block, in this thread alone: paper is Vietnamese whatever the window says."""
    catalogue = _Catalogue()
    catalogue.switch(language)
    token = _for_now.set(catalogue)
    try:
        yield
    finally:
        _for_now.reset(token)


def language() -> Language:
    """Return the language in use."""
    return _in_use().language


def _(message: str) -> str:
    """Return ``message`` in the language in use. Placeholders are named: ``_("… {count} …").format(count=3)``."""
    return _in_use().translations.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of the sentence that fits ``count``. Vietnamese has one form: pass it twice."""
    return _in_use().translations.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Return ``message`` in the language in use, told apart from equal words by ``context``."""
    return _in_use().translations.pgettext(context, message)


def N_(message: str) -> str:
    """Mark a constant for extraction; translate it with ``_`` when it is shown."""
    return message
