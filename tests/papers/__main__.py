"""Print every form of a sample book into ``build/papers``: filled, public, with sensitive answers and blank.

``python -m tests.papers [--to DIR] [--full] [NAME…]``: a name prints the papers that begin with it ("F08"), ``--full``
makes the large sample, whose lists go over many pages. Beside each PDF lie its pages as pictures; ``index.html`` shows
them all. The same book printed at the same minute gives the same files.
"""

from __future__ import annotations

import argparse
import html
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desktop_app.base.clock import SystemClock
from desktop_app.base.errors import ProgramError
from desktop_app.messages import describe
from desktop_app.services.exporting import Exporting
from desktop_app.services.paper.desk import PaperDesk
from desktop_app.services.papers import Papers
from desktop_app.services.sample import FULL, QUICK
from desktop_app.services.sample_office import PASSPHRASE, sample_office
from desktop_app.services.session import Session
from tests.documents.samples import PAPERS
from tests.services.paper.specimens import Missing, Specimen, forms, fullest, specimens

AT: Final = datetime.fromisoformat("2026-12-05T08:00:00+07:00")
SHEETS: Final = ("recovery_sheet", "device_sheet", "province_key_sheet", "province_secrets_sheet")
"""Papers about the book itself: made-up keys, for the real ones are shown once and never again."""
COPIES: Final = {
    "filled": "điền từ sổ",
    "sensitive": "có dữ liệu nhạy cảm",
    "public": "bản niêm yết",
    "blank": "mẫu trống",
}
DOTS: Final = 80


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper of the gallery: its file without ending, what it is called, which copy it is, and what went wrong."""

    name: str
    title: str
    copy: str
    failure: str = ""


def papers(session: Session, to: Path, wanted: list[str]) -> Iterator[Shown | Missing]:
    """Print what is wanted and tell each."""
    desk = PaperDesk(session, printed_at=AT)
    for one in specimens(session):
        if isinstance(one, Missing):
            yield one
            continue
        name = f"{one.name}-{one.copy}"
        if asked(name, wanted):
            yield _form(desk, one, name, to)
    yield from _others(session, to, wanted)


def asked(name: str, wanted: list[str]) -> bool:
    """Return whether a paper is to be printed."""
    return not wanted or any(name.casefold().startswith(start.casefold()) for start in wanted)


def _form(desk: PaperDesk, one: Specimen, name: str, to: Path) -> Shown:
    try:
        drawn = desk.draw(one.wish)
    except ProgramError as failure:
        return Shown(name, one.form.title, COPIES[one.copy], f"{failure.code}: {describe(failure).full}")
    (to / f"{name}.pdf").write_bytes(drawn.content)
    return Shown(name, one.form.title, COPIES[one.copy])


def _others(session: Session, to: Path, wanted: list[str]) -> Iterator[Shown]:
    """Print the papers that are no forms: a person's card, the list of a kind, the sheets of keys."""
    printing = Papers(session, printed_at=AT)
    if asked("person", wanted):
        printing.person_sheet(to / "person.pdf", fullest(session, "person"))
        yield Shown("person", "Phiếu thông tin một người", COPIES["filled"])
    if asked("list", wanted):
        printing.record_list(to / "list-visit.pdf", "visit")
        yield Shown("list-visit", "Danh sách của một loại bản ghi", COPIES["filled"])
    for name in SHEETS:
        if asked(name, wanted):
            (to / f"{name}.pdf").write_bytes(PAPERS[name]())
            yield Shown(name, name.replace("_", " "), COPIES["filled"])


def pictures(pdf: Path) -> list[Path]:
    """Paint the pages of a PDF beside it and return the pictures in order; none where poppler is missing."""
    if shutil.which("pdftoppm") is None:
        return []
    subprocess.run(["pdftoppm", "-r", str(DOTS), "-png", str(pdf), str(pdf.with_suffix(""))], check=True)
    return sorted(pdf.parent.glob(f"{pdf.stem}-[0-9]*.png"), key=lambda path: (len(path.name), path.name))


def page(shown: list[Shown], missing: list[Missing], to: Path) -> str:
    """Return the page that shows all pictures."""
    parts = [
        "<!doctype html><html lang='vi'><meta charset='utf-8'><title>Các mẫu giấy tờ</title>",
        "<style>body{font:16px serif;margin:2em;background:#eee}img{background:#fff;border:1px solid #999;margin:4px}"
        "h2{margin:1.5em 0 .3em}.wrong{color:#a00}</style><h1>Các mẫu giấy tờ</h1>",
    ]
    parts += [f"<p class='wrong'>{html.escape(lacking(one))}</p>" for one in missing]
    for one in shown:
        parts.append(f"<h2 id='{one.name}'>{html.escape(f'{one.name} · {one.title} · {one.copy}')}</h2>")
        if one.failure:
            parts.append(f"<p class='wrong'>{html.escape(one.failure)}</p>")
            continue
        painted = pictures(to / f"{one.name}.pdf")
        parts.append(f"<p><a href='{one.name}.pdf'>PDF</a>, {len(painted)} trang</p>")
        for number, path in enumerate(painted, start=1):
            words = html.escape(f"{one.title}, {one.copy}, trang {number}", quote=True)
            parts.append(f"<img src='{path.name}' alt='{words}' loading='lazy'>")
    return "\n".join(parts) + "\n"


def lacking(one: Missing) -> str:
    """Say what the sample book has nothing of."""
    return f"{one.form}: sổ mẫu không có bản ghi {one.kind} nào để in."


def main() -> int:
    """Make the gallery; exit code 1 where a paper could not be drawn or the sample has nothing of a kind."""
    parser = argparse.ArgumentParser(prog="make papers", description=main.__doc__)
    parser.add_argument("names", nargs="*", help="only papers that begin with one of these")
    parser.add_argument("--to", type=Path, default=Path("build/papers"), help="where (build/papers)")
    parser.add_argument("--full", action="store_true", help="the large sample: lists over many pages")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    for old in (*given.to.glob("*.pdf"), *given.to.glob("*.png")):
        if asked(old.stem, given.names):
            old.unlink()
    with TemporaryDirectory(prefix="so-cong-doan-papers-") as place:
        os.environ["SO_CONG_DOAN_PROFILE"] = str(Path(place) / "profile")
        session = sample_office(Path(place) / "office", SystemClock(), size=FULL if given.full else QUICK)
        try:
            stick = Path(place) / "stick"
            stick.mkdir()
            Exporting(session).export(stick, signer=session.operator.name, passphrase=PASSPHRASE)
            made = list(papers(session, given.to, given.names))
        finally:
            session.close()
    shown = [one for one in made if isinstance(one, Shown)]
    missing = [one for one in made if isinstance(one, Missing)]
    (given.to / "index.html").write_text(page(shown, missing, given.to), encoding="utf-8")
    failed = [one for one in shown if one.failure]
    for told in (*map(lacking, missing), *(f"{one.name}: {one.failure}" for one in failed)):
        print(told, file=sys.stderr)
    print(f"{len(forms())} forms, {len(shown) - len(failed)} papers: {given.to / 'index.html'}")
    return 1 if failed or missing else 0


if __name__ == "__main__":
    sys.exit(main())
