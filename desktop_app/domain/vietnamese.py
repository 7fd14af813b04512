"""Vietnamese text: one spelling to store, two foldings to search by, words to match.

Owns every rule about letters, marks and tone placement (domain facts 5.1-5.3); the order of names and texts lives in
``collation`` and is re-exported here. Never decodes legacy encodings: in those a soft hyphen is a letter, so
U+00AD is left alone. Pure functions of text, fast enough to run on every row and every keystroke.

Forms of a text:

* ``tidy``: what was typed. NFC and single spaces, nothing else: what is odd about it is for validation to name.
* ``clean``: what is compared and read. ``tidy`` without invisible characters. The spelling of the papers stays.
* ``marked``: what a query with marks is compared with. Lower case, tone placement folded (hoà → hòa), ð read as đ.
* ``fold``: what a query without marks is compared with. ``marked`` without any mark, đ → d.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, Literal

from desktop_app.domain import collation

MatchMode = Literal["word", "prefix", "full"]

_INVISIBLE: Final = "\u034f\u061c\u180e\ufeff" + "".join(
    chr(code)
    for code in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10))
)
_CONTROLS: Final = "".join(
    chr(code) for code in (*range(0x00, 0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\v\f\r\x85"
)
_TO_CLEAN: Final = str.maketrans(dict.fromkeys(_INVISIBLE + _CONTROLS, ""))
_NEEDS_CLEANING: Final = re.compile(f"[{re.escape(_INVISIBLE + _CONTROLS)}]")
_UNSEEN: Final = re.compile(f"[{re.escape(_INVISIBLE)}]")

_COMBINING: Final = re.compile("[\u0300-\u036f]")
# Windows-1258 keyboards and some PDF files send the tone before the vowel's own mark; Unicode keeps that order,
# so "e" + acute + circumflex would never compose to "ế".
_TONE_BEFORE_QUALITY: Final = re.compile("(?<=[AEOaeo])([\u0300\u0301\u0303\u0309])([\u0302\u0306])")

# Casefolded look-alikes of đ: eth from Latin-1 files, African d from wrong fonts.
_LOOK_ALIKES: Final = str.maketrans({"\u00f0": "đ", "\u0256": "đ"})
_LOOK_ALIKES_OF_BOTH_CASES: Final = str.maketrans("\u00f0\u0256\u00d0\u0189", "đđĐĐ")

_NEW_TO_OLD: Final = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa"}
_NEW_TO_OLD.update({"oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe"})
_NEW_TO_OLD.update({"uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"})
_OLD_TO_NEW: Final = {old: new for new, old in _NEW_TO_OLD.items()}
# Only an open syllable has two spellings; in "quý" the u belongs to the consonant.
_NEW_STYLE: Final = re.compile(
    "(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\\W\\d_]|[\u0300-\u036f])",
)

# "Lý" and "Lí", "Mỹ" and "Mĩ": an open syllable of one consonant and y; "quy", "thúy" and "y" stay.
_I_FOR_Y: Final = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))
_Y_FOR_I: Final = re.compile(r"(?<=\b[bcdđhklmrstvx])[yỳýỷỹỵ](?!\w)")

# Marks that compose with nothing belong to their word, here and in the search index; "_" belongs to none.
_WORD: Final = re.compile("[\\w\u0300-\u036f]+")
_LATIN_ONLY: Final = re.compile("[\0-\u024f\u1e00-\u1eff]*")


def _folding_table() -> dict[int, str]:
    table = dict.fromkeys(range(0x0300, 0x0370), "")
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        base = _COMBINING.sub("", unicodedata.normalize("NFD", chr(code)))
        if base != chr(code):
            table[code] = base
    table.update({ord("đ"): "d", 0x00F0: "d", 0x0256: "d"})
    return table


_TO_FOLD: Final = _folding_table()
_LONGEST_REMEMBERED: Final = 80


def composed(text: str) -> str:
    """Return ``text`` with its marks on their letters: NFC, also for marks in the order of Windows-1258."""
    text = unicodedata.normalize("NFC", text)
    if text.isascii() or not _COMBINING.search(text):
        return text
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _TONE_BEFORE_QUALITY.sub(r"\2\1", parts))


def clean(text: str) -> str:
    """Return ``text`` as it is stored: NFC, without invisible and control characters, single spaces, trimmed."""
    text = composed(text)
    if _NEEDS_CLEANING.search(text):
        text = unicodedata.normalize("NFC", text.translate(_TO_CLEAN))
    return " ".join(text.split())


def clean_lines(text: str) -> str:
    """Return text of several lines, each cleaned, without empty lines at either end."""
    return "\n".join(clean(line) for line in text.splitlines()).strip("\n")


def tidy(text: str) -> str:
    """Return ``text`` as it was typed, NFC with single spaces: letters nobody sees and look-alikes stay."""
    return " ".join(composed(text).split())


def tidy_lines(text: str) -> str:
    """Return text of several lines, each tidied, without empty lines at either end."""
    return "\n".join(tidy(line) for line in text.splitlines()).strip("\n")


def has_unseen(text: str) -> bool:
    """Return whether a letter of ``text`` is not seen: zero-width spaces and joiners, marks of direction."""
    return not text.isascii() and _UNSEEN.search(text) is not None


def has_look_alike(text: str) -> bool:
    """Return whether ``text`` has a letter that is taken for đ: eth of Latin-1 files, African d."""
    return text.translate(_LOOK_ALIKES_OF_BOTH_CASES) != text


def repaired(text: str) -> str:
    """Return what ``text`` was probably meant to be: clean, with a đ for what looks like one. To be proposed only."""
    return clean(text.translate(_LOOK_ALIKES_OF_BOTH_CASES))


@lru_cache(maxsize=128)  # the keys of one record fold the same names
def fold(text: str) -> str:
    """Return ``text`` lower case and without any mark, đ as d: equal for every way of writing or omitting marks."""
    # Word by word: a name comes once, its syllables again and again. Where letters are left out that may stand between
    # two halves of a word, or a word is nothing but marks, the whole text is asked.
    if _NEEDS_CLEANING.search(text):
        return _folded(text)
    words = [_fold_word(word) for word in text.split()]
    return " ".join(words) if all(words) else _folded(text)


def _fold_word(word: str) -> str:
    if word.isascii():
        return word.lower()
    return _fold_remembered(word) if len(word) <= _LONGEST_REMEMBERED else _folded(word)


def _folded(text: str) -> str:
    folded = clean(text).casefold().translate(_TO_FOLD)
    if folded.isascii():
        return folded
    return _settled(folded, _fold_other_scripts)


_fold_remembered: Final = lru_cache(maxsize=8192)(_folded)


def marked(text: str) -> str:
    """Return ``text`` lower case with its marks, tones where old spelling puts them (hoà, hòa → hòa; quý stays)."""
    text = clean(text)
    if text.isascii():
        return text.lower()
    once = _marked_once(text)
    if _LATIN_ONLY.fullmatch(once):
        return once
    return _settled(once, _marked_once)


def has_marks(text: str) -> bool:
    """Return whether ``text`` carries a mark that a search must honour: an accent, a tone, or đ."""
    return not text.isascii() and fold(text) != marked(text)


def words(text: str) -> list[str]:
    """Return the runs of letters and digits of an already folded or marked text, as the search index splits it."""
    return _WORD.findall(text.replace("_", " "))


def prefix_forms(word: str) -> tuple[str, ...]:
    """Return what a half-typed ``marked`` word may begin with: "hòa" also begins as "hoà" (hoàn, hoàng)."""
    newer = _OLD_TO_NEW.get(word[-2:])
    if newer is None or word[-3:-2] == "q":
        return (word,)
    return (word, word[:-2] + newer)


def matches(query: str, text: str, mode: MatchMode = "word") -> bool:
    """Return whether ``text`` answers ``query``.

    A query word with marks meets only those marks, one without meets every variant; "đ" never meets "d".
    ``word``: each query word is a whole word of the text, in any order. ``prefix``: each begins a word of the text
    (search as you type). ``full``: the words are the same ones in the same order. An empty query is met by any text,
    in ``full`` mode by an empty one only.
    """
    asked, spelled = _words_in(query), _words_in(text)
    if mode == "full":
        return len(asked) == len(spelled) and all(
            _meets(word, (candidate,), mode) for word, candidate in zip(asked, spelled, strict=True)
        )
    return all(_meets(word, spelled, mode) for word in asked)


@lru_cache(maxsize=2048)  # while a name is typed, the same few hundred names of places are asked at each letter
def _words_in(text: str) -> tuple[str, ...]:
    return tuple(words(marked(text)))


def same_person(a: str, b: str) -> bool:
    """Return whether two spellings are the same name: case, spaces, NFD, tone placement and ð aside.

    Marks count (Hòa is not Hóa, Lý is not Lí), and a name typed without marks is not taken for one with them: that
    is a suggestion for a person to confirm. An empty name is nobody's.
    """
    words_a = words(marked(a))
    return bool(words_a) and words_a == words(marked(b))


def may_be_same_person(a: str, b: str) -> bool:
    """Return whether two spellings may be one name: marks left out, or i for y (Lý, Lí). A suggestion, no more."""
    words_a, words_b = words(marked(a)), words(marked(b))
    return bool(words_a) and len(words_a) == len(words_b) and all(map(_may_be_one_word, words_a, words_b))


def person_sort_key(name: str) -> bytes:
    """Return bytes that order people as Vietnamese lists do: given name, then family name, then the middle."""
    return collation.person_key(clean(name))


def text_sort_key(text: str) -> bytes:
    """Return bytes that order texts as Vietnamese dictionaries do: syllable by syllable, Tà before Tả before Tam."""
    return collation.text_key(clean(text))


def _may_be_one_word(a: str, b: str) -> bool:
    a, b = (_Y_FOR_I.sub(lambda found: _I_FOR_Y[found.group()], word) for word in (a, b))
    return a == b or (fold(a) == fold(b) and (a == fold(a) or b == fold(b)))


def _meets(word: str, candidates: Iterable[str], mode: MatchMode) -> bool:
    """Return whether one query word meets any of the text's words, all in ``marked`` form."""
    bare = word == fold(word)
    compared = map(fold, candidates) if bare else candidates
    if mode != "prefix":
        return word in compared
    beginnings = (word,) if bare else prefix_forms(word)
    return any(candidate.startswith(beginnings) for candidate in compared)


def _marked_once(text: str) -> str:
    text = composed(text.casefold()).translate(_LOOK_ALIKES)
    return _NEW_STYLE.sub(lambda found: _NEW_TO_OLD[found.group()], text)


def _fold_other_scripts(text: str) -> str:
    bare = _COMBINING.sub("", unicodedata.normalize("NFD", text.casefold()))
    return clean(unicodedata.normalize("NFC", bare).translate(_TO_FOLD))


def _settled(text: str, step: Callable[[str], str]) -> str:
    """Apply ``step`` until nothing changes: dropping a mark of another script can let its neighbours compose."""
    for _round in range(4):
        again = step(text)
        if again == text:
            break
        text = again
    return text
