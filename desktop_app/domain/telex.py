"""Keys of Telex and VNI that an input method never made into marks: "Nguyeexn", "Nguye64n". Proposed, never applied.

A word is taken for half typed only when it is no syllable as it stands and becomes one by its keys: place names such
as Noong Hẻo and foreign names stay alone.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from desktop_app.domain.vietnamese import clean

_TELEX_TONES: Final = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES: Final = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_TELEX: Final = {"dd": "đ", "uow": "ươ", "aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư"}
_QUALITY: Final = {"a": "â", "e": "ê", "o": "ô"}
_HORN: Final = {"o": "ơ", "u": "ư"}

_ONSET: Final = "(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
_VOWELS: Final = (
    "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iêu|iu|oa|oai|oay|oă|oe|oi|ôi|oo|ơi|ua|uâ|uây|uê|ui|uô|uôi"
    "|uơ|uy|uya|uyê|uyu|ưa|ưi|ươ|ươi|ươu|ưu|yê|yêu|uân|oeo|oao"
)
_SYLLABLE: Final = re.compile(f"{_ONSET}(?P<vowels>{_VOWELS})(?P<end>ch|ng|nh|[cmnpt])?")
_OPEN_ONLY: Final = re.compile("a[iouy]|â[uy]|eo|êu|i[au]|[yi]êu|oa[iyo]|oeo|[oôơ]i|u[ai]|uây|uôi|ư[aiu]|ươ[iu]|uy[au]")
_CLOSED_ONLY: Final = frozenset(["ă", "â", "iê", "oă", "uâ", "uô", "uyê", "ươ", "yê", "oo"])
_STOPS: Final = frozenset(("c", "ch", "p", "t"))
_BEFORE_STOPS: Final = frozenset(("\u0301", "\u0323"))
_PARTS: Final = re.compile(r"([^\W\d_]+[^\W_]*)")
_LONGEST_WORD: Final = 12
_NUMBERED: Final = re.compile(r"[a-zđ][0-9]+")
"""A letter with a number is a remark ("Vàng A1"), not a name."""


def finished(text: str) -> str:
    """Return ``text`` with the marks its keys stand for, "" when no word of it looks half typed."""
    cleaned = clean(text)
    parts = _PARTS.split(cleaned)
    parts[1::2] = [_finished_word(word) or word for word in parts[1::2]]
    proposal = "".join(parts)
    return proposal if proposal != cleaned else ""


def _finished_word(word: str) -> str:
    """Return the syllable that the keys of one word make, in the word's case, or ""."""
    lower = word.lower()
    if len(word) > _LONGEST_WORD or _NUMBERED.fullmatch(lower):
        return ""
    if not lower.replace("đ", "d").isascii() or _is_syllable(lower):
        return ""
    made = _by_telex(lower) if lower.isalpha() else _by_vni(lower)
    if not made:
        return ""
    if word.isupper():
        return made.upper()
    return made.capitalize() if word[0].isupper() else made


def _by_telex(word: str) -> str:
    """Return the syllable of Telex keys: a tone key behind the vowels or at the end, doubled letters, w."""
    places = [place for place, letter in enumerate(word) if letter in _TELEX_TONES and place]
    tries = [(word, "")] + [(word[:place] + word[place + 1 :], _TELEX_TONES[word[place]]) for place in reversed(places)]
    found = {made for letters, tone in tries if (made := _with_tone(_with_quality(letters), tone))}
    return found.pop() if len(found) == 1 else ""


def _with_quality(letters: str) -> str:
    for keys, letter in _TELEX.items():
        letters = letters.replace(keys, letter, 1)
    return letters


def _by_vni(word: str) -> str:
    """Return the syllable of VNI keys: digits behind the letters they mark."""
    letters, tone = "", ""
    for key in word:
        if key in _VNI_TONES and not tone:
            tone = _VNI_TONES[key]
        elif key == "9" and "d" in letters:
            letters = letters.replace("d", "đ", 1)
        elif key in "678":
            letters = _marked_vowel(letters, key)
        elif key.isalpha():
            letters += key
        else:
            return ""
    return _with_tone(letters, tone)


def _marked_vowel(letters: str, key: str) -> str:
    if key == "7" and "uo" in letters:
        return letters.replace("uo", "ươ", 1)
    marks = {"6": _QUALITY, "7": _HORN, "8": {"a": "ă"}}[key]
    place = next((place for place in reversed(range(len(letters))) if letters[place] in marks), None)
    return "" if place is None else letters[:place] + marks[letters[place]] + letters[place + 1 :]


def _is_syllable(letters: str) -> bool:
    found = _SYLLABLE.fullmatch(letters)
    if found is None:
        return False
    vowels, end = found["vowels"], found["end"]
    return not (end and _OPEN_ONLY.fullmatch(vowels)) and not (not end and vowels in _CLOSED_ONLY)


def _with_tone(letters: str, tone: str) -> str:
    """Return the syllable with its tone where old spelling puts it, or "" when there is no such syllable."""
    found = _SYLLABLE.fullmatch(letters)
    if found is None or not _is_syllable(letters) or (found["end"] in _STOPS and tone not in _BEFORE_STOPS):
        return ""
    vowels, start = found["vowels"], found.start("vowels")
    marked = [place for place, letter in enumerate(vowels) if letter in "ăâêôơư"]
    if marked:
        at = marked[-1]
    elif found["end"]:
        at = len(vowels) - 1
    else:
        at = max(0, len(vowels) - 2)
    at += start + 1
    return unicodedata.normalize("NFC", letters[:at] + tone + letters[at:])
