"""What every form does with data: hides, wraps, repeats its heads, refuses nothing to print, names itself at the foot.

Parameterised over the registry, as test_every_form is.
"""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.base.errors import Refused
from desktop_app.documents.codes import qr_squares
from desktop_app.documents.paper_document import Document
from desktop_app.domain.money import amount_in_words, format_money
from desktop_app.domain.records import Data, Json
from desktop_app.messages import describe
from desktop_app.messages.describe import FALLBACK
from desktop_app.services.entry import Entry
from desktop_app.services.paper.wish import PaperWish
from desktop_app.storage.versions import Versions
from tests.documents.sheet import MM, Sheet, sheets
from tests.services.paper.book import VILLAGE, Book
from tests.services.paper.specimens import forms
from tests.services.paper.stretching import LONG, MARKED, decomposed
from tests.services.paper.test_every_form import crossed, overlaps
from tests.services.stores import campaign, gift_of

OF_RECORDS: Final = [form.form for form in forms() if form.kinds and "records" in form.choices]
LISTS: Final = [form.form for form in forms() if "records" in form.choices and form.landscape and not form.each]
PUBLIC: Final = [form.form for form in forms() if form.public]
SENSITIVE: Final = [form.form for form in forms() if form.sensitive]
NARROWED: Final = [(form.form, choice) for form in forms() for choice in form.choices if form.kinds]
of_records = pytest.mark.parametrize("form", OF_RECORDS)
HEADS: Final = ("STT", "TT", "Nội")
"""How the head of a table begins: a number, or "Nội dung" where rows have none."""
NUMBER: Final = "012085004321"
NOWHERE: Final = (date(1990, 1, 1), date(1990, 12, 31))


def kinds_of(form: str) -> tuple[str, ...]:
    return next(one.kinds for one in forms() if one.form == form)


def words_of(paper: tuple[Sheet, ...]) -> str:
    return " ".join(sheet.text for sheet in paper)


def without_foot(paper: tuple[Sheet, ...]) -> list[str]:
    """Return the words above the bottom margin: what two printings of the same data share."""
    return [word.text for sheet in paper for word in sheet.words if word.bottom < sheet.height - 18 * MM]


# ---------------------------------------------------------------- long, marked, decomposed


@of_records
def test_the_longest_texts_wrap_and_every_letter_is_printed(scratch: Book, form: str) -> None:
    """200 letters, all 134 marked ones among them, in every answer that is words."""
    for kind in kinds_of(form):
        made = scratch.alike(kind, LONG)
        paper = sheets(scratch.desk.draw(PaperWish(form, records=(made,))).content)
        text = words_of(paper).casefold()
        for word in LONG.casefold().split():
            assert word in text, f"{word} of {kind}"
        for sheet in paper:
            assert overlaps(sheet) == []
            assert crossed(sheet) == []
            assert all(word.right <= sheet.width - 15 * MM + 1 for word in sheet.words)
            assert all(word.left >= 30 * MM - 1 for word in sheet.words)
        assert all(letter in text for letter in MARKED)


@of_records
def test_marks_apart_from_their_letters_print_the_same(scratch: Book, form: str) -> None:
    for kind in kinds_of(form):
        stored = Versions(scratch.session.connection, scratch.session.lifting).shown(scratch.fullest[kind])
        assert stored is not None
        definition, data = scratch.gathering(PaperWish(form)).definition_of(stored), stored.version.data
        plain, apart = Entry(scratch.session).add_all(kind, [_unlinked(data), decomposed(definition, data)], "complete")
        one, other = (sheets(scratch.desk.draw(PaperWish(form, records=(made,))).content) for made in (plain, apart))
        assert without_foot(one) == without_foot(other)


def _unlinked(data: Data) -> Data:
    """Return answers without links of persons, as the decomposed ones have none."""
    return {name: _alone(value) for name, value in data.items()}


def _alone(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: part for key, part in value.items() if key != "record" or "name" not in value}
    if isinstance(value, list):
        return [_unlinked(line) if isinstance(line, dict) else line for line in value]
    return value


# ---------------------------------------------------------------- long lists


@pytest.mark.parametrize("form", LISTS)
def test_a_long_list_repeats_its_head_and_splits_no_row(book: Book, form: str) -> None:
    records = [book.fullest[kind] for kind in kinds_of(form)]
    wish = PaperWish(form, records=tuple(records))
    object.__setattr__(wish, "records", tuple(records * (90 // len(records))))  # a wish names each record once
    paper = sheets(book.desk.draw(wish).content)
    assert len(paper) > 3
    for sheet in paper:
        heads = [word for word in sheet.words if word.text in HEADS]
        assert heads, "the head of the table stands on every page"
        uprights = [rule for rule in sheet.rules if rule.upright and rule.length > 30 * MM]
        assert uprights, "and the grid does"
    above = [word.text for word in paper[1].words if 20 * MM - 3 < word.top < 40 * MM]
    assert set(above) & set(HEADS), "a later page begins with the head"
    numbers = [
        int(word.text)
        for sheet in paper
        for word in sheet.words
        if word.text.isdigit() and word.left < 45 * MM and 20 * MM < word.top < sheet.height - 20 * MM
    ]
    assert sorted(set(numbers)) == list(range(1, max(numbers) + 1)), "every row once, numbered through"
    assert (
        paper[-1].line_of("Ký,") or paper[-1].line_of("TM.") or paper[-1].line_of("TM") or "CHỦ TỊCH" in paper[-1].text
    )


# ---------------------------------------------------------------- hidden


@pytest.mark.parametrize("form", PUBLIC)
def test_a_public_copy_shows_no_number_and_no_village(scratch: Book, form: str) -> None:
    (kind,) = kinds_of(form)
    made = scratch.alike(kind, "Nậm Coóng", number=NUMBER)
    wish = PaperWish(form, records=(made,))
    whole, shown = (
        words_of(sheets(scratch.desk.draw(replace(wish, public=public)).content)) for public in (False, True)
    )
    assert NUMBER in whole, "the file copy has it in full"
    assert NUMBER not in shown
    assert f"••••••••{NUMBER[-4:]}" in shown
    assert "Bản niêm yết" in shown
    assert VILLAGE not in shown


@pytest.mark.parametrize("form", SENSITIVE)
def test_sensitive_answers_stand_there_only_when_asked_for(book: Book, form: str) -> None:
    hidden = {word for specimen in book.of(form, "sensitive") for word in _sensitive_words(book, specimen.wish)}
    plain, asked = book.text(form, "filled"), book.text(form, "sensitive")
    assert plain != asked
    assert [word for word in hidden if word in asked], "what was asked for is there"
    assert not [word for word in hidden if word in plain]
    if form in PUBLIC:
        assert not [word for word in hidden if word in book.text(form, "public")]


def _sensitive_words(book: Book, wish: PaperWish) -> set[str]:
    """Return what is told in free words by the sensitive answers of the records of a printing."""
    at = book.gathering(replace(wish, sensitive=True))
    found = set()
    for stored in at.chosen():
        definition = at.definition_of(stored)
        for field in definition.fields:
            value = stored.version.data.get(field.name)
            if field.sensitive and isinstance(value, str) and field.type in ("string", "text") and len(value) > 8:
                found.add(" ".join(value.split()[:3]))
            if field.sensitive and field.name == "ethnic_group":
                found |= {shown} if (shown := at.shown(definition, stored.version.data, field.name)) else set()
    return found


# ---------------------------------------------------------------- nothing to print


@pytest.mark.parametrize(("form", "choice"), NARROWED)
def test_nothing_to_print_is_refused_with_a_sentence(scratch: Book, form: str, choice: str) -> None:
    if choice == "campaign":
        wish = PaperWish(form, campaign=campaign(scratch.session, f"Đợt trống {form}"))
    elif choice in ("period", "year"):
        wish = PaperWish(form, start=NOWHERE[0], end=NOWHERE[1])
    elif choice == "day":
        wish = PaperWish(form, end=NOWHERE[0])
    else:
        wish = PaperWish(form)
    with pytest.raises(Refused) as refusal:
        scratch.desk.draw(wish)
    sentence = describe(refusal.value)
    assert sentence.title != FALLBACK.title
    assert sentence.next_step


# ---------------------------------------------------------------- the foot


@pytest.mark.parametrize("form", [form.form for form in forms()])
def test_the_code_at_the_foot_is_the_one_in_the_squares(book: Book, form: str) -> None:
    for specimen, drawn in zip(book.of(form, "filled"), book.drawn(form, "filled"), strict=True):
        (document, *_more) = book.documents(specimen.wish)
        assert isinstance(document, Document)
        payload = document.stamp.payload(book.at)
        assert payload.startswith(f"SCD:{form}:")
        (page, *_rest) = sheets(drawn.content)
        assert document.stamp.shown_code.split()[-1] in page.text.split()
        if drawn.parts:
            assert drawn.parts[0].code in payload
            assert drawn.parts[0].mark in payload or form == "F16", "a bundle is known by what it holds"
        assert _squares(drawn.content, page) == _wanted(payload)


SIDE: Final = 15.0
"""Millimetres of the square that holds the QR with its quiet zone; its left bottom corner is at (28, 2,5)."""


def _wanted(payload: str) -> list[str]:
    runs = qr_squares(payload)
    size = runs[-1][0] + 1
    rows = [["0"] * size for _ in range(size)]
    for row, column, length in runs:
        rows[row][column : column + length] = ["1"] * length
    return ["".join(row) for row in rows]


def _squares(pdf: bytes, page: Sheet) -> list[str]:
    """Return the modules of the QR as poppler paints them."""
    dots = 600
    scale = dots / 25.4
    crop = {"-x": 28 * scale, "-y": (page.height / MM - 2.5 - SIDE) * scale, "-W": SIDE * scale, "-H": SIDE * scale}
    arguments = [part for name, value in crop.items() for part in (name, str(round(value)))]
    painted = subprocess.run(
        ["pdftoppm", "-r", str(dots), "-f", "1", "-l", "1", "-gray", *arguments, "-"],
        input=pdf,
        capture_output=True,
        check=True,
    ).stdout
    _magic, size, _most, pixels = painted.split(b"\n", 3)
    wide = int(size.split()[0])
    for modules in range(21, 60, 4):
        step = wide / (modules + 8)
        centres = [int((4 + place + 0.5) * step) for place in range(modules)]
        rows = ["".join("1" if pixels[y * wide + x] < 128 else "0" for x in centres) for y in centres]
        if rows[0].startswith("11111110") and rows[0].endswith("01111111") and rows[-1].startswith("11111110"):
            return rows
    return []


def test_a_reader_of_another_maker_reads_it(book: Book) -> None:
    (drawn,) = book.drawn("F08", "filled")
    painted = subprocess.run(
        ["pdftoppm", "-r", "300", "-l", "1", "-png", "-"], input=drawn.content, capture_output=True
    )
    read = subprocess.run(["zbarimg", "-q", "--raw", "-"], input=painted.stdout, capture_output=True).stdout.decode()
    assert read.startswith(f"SCD:F08:{drawn.parts[0].code}:{drawn.parts[0].mark}:20260305T0800")


# ---------------------------------------------------------------- any names, any amounts

NAMES: Final = st.lists(
    st.text(st.sampled_from(MARKED + MARKED.upper() + "abcghklmnpqrstvxyABCGHKLMNPQRSTVXY"), min_size=1, max_size=9),
    min_size=1,
    max_size=24,
).map(" ".join)


@settings(max_examples=8)
@given(st.lists(st.tuples(NAMES, st.integers(1_000, 99_999_999_999)), min_size=1, max_size=4))
def test_any_names_and_amounts_are_printed_and_added_up(scratch: Book, gifts: list[tuple[str, int]]) -> None:
    tet = campaign(scratch.session, "Tết Đinh Mùi 2027")
    rows = [gift_of(tet, name, cash=cash, in_kind=None, in_kind_value=None) for name, cash in gifts]
    made = Entry(scratch.session).add_all("gift", rows, "complete")
    paper = sheets(scratch.desk.draw(PaperWish("F08", records=tuple(made))).content)
    text = words_of(paper)
    for name, cash in gifts:
        assert all(word in text for word in name.split())
        assert format_money(cash) in text.split()
    total = sum(cash for _name, cash in gifts)
    assert format_money(total) in text.split()
    assert f"(Bằng chữ: {amount_in_words(total)})" in text
    assert [found for sheet in paper for found in (*overlaps(sheet), *crossed(sheet))] == []
