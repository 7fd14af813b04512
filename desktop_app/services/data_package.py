"""The whole store as a Frictionless data package: ``datapackage.json`` and one CSV file a table, for any program.

What is in the book and not in the bin, drafts included, as it stands at one moment. It leaves the encryption behind, so
sensitive answers and personal numbers stay out unless an administrator of the book asks for them; what persons refused
or withdrew consent to stays out then, too. Attached files are named, not taken along. Journalled before it is there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Final

from desktop_app.base.files import sync_folder
from desktop_app.base.following import NOBODY, Following
from desktop_app.base.i18n import _, language
from desktop_app.bundle.datapackage import package, resource
from desktop_app.domain.data_columns import Surroundings
from desktop_app.domain.data_tables import DataTable, KindTables, RecordFactsTold
from desktop_app.domain.records import Data, Json
from desktop_app.domain.sensitive import without_sensitive
from desktop_app.domain.sheet_cells import SheetCell
from desktop_app.media.problems import NameTaken
from desktop_app.services.browsing import Browsing, OpenList
from desktop_app.services.permissions import require
from desktop_app.services.session import Session
from desktop_app.services.table_filing import flushed, making_beside, on_drive
from desktop_app.sheets.csv_file import FOR_PROGRAMS, LINE_END, CsvWriter
from desktop_app.storage.journal import Journal
from desktop_app.storage.list_questions import Question
from desktop_app.storage.listing import RecordRow
from desktop_app.storage.steady import steady
from desktop_app.storage.versions import Versions

DESCRIPTION: Final = "datapackage.json"
DATA: Final = "data"
_TOLD: Final = 5_000
_REMEMBERED: Final = 65_536
_DIALECT: Final[dict[str, Json]] = {
    "delimiter": FOR_PROGRAMS.between,
    "lineTerminator": LINE_END,
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
}


@dataclass(frozen=True, slots=True)
class Packaged:
    """Where the package is, how many ``records`` and ``tables`` it has, how many malformed answers were left out."""

    folder: Path
    records: int
    tables: int
    left_out: int = 0


class DataPackage:
    """Writes the store of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._versions = Versions(session.connection, session.lifting)

    def write(self, folder: Path, *, sensitive: bool = False, by: Following = NOBODY) -> Packaged:
        """Write the package into ``folder``, made where it is not there.

        Stopped, refused or on a full disk nothing of it is there. Raises NameTaken where the folder has a package or a
        ``data`` already, MayNotAdminister for sensitive answers, and the problems of the drive.
        """
        if sensitive:
            require(self._session, "administer")
        with _made_folder(folder), making_beside(folder, DESCRIPTION) as scratch:
            for name in (DATA, DESCRIPTION):
                if (folder / name).exists():
                    raise NameTaken(drive=str(folder), name=name)
            (scratch / DATA).mkdir()
            with steady(self._session.connection):
                done = self._write_all(folder, scratch, sensitive, by)
            self._note(done.records, sensitive)
            _put_in_place(scratch, folder)
        return done

    def _write_all(self, folder: Path, scratch: Path, sensitive: bool, by: Following) -> Packaged:
        session = self._session
        held = lru_cache(_REMEMBERED)(self._held)
        around = Surroundings(language(), session.communes, held)
        browsing, resources = Browsing(session), list[dict[str, Json]]()
        kinds = sorted(session.definitions, key=lambda one: one.kind)
        counts = browsing.counts()
        total = sum(counts.get(one.kind, 0) for one in kinds)
        records = left_out = 0
        for definition in kinds:
            tables = KindTables(definition, around, sensitive=sensitive)
            opened = browsing.answer(Question(definition.kind, "newest"))
            with _Files(scratch / DATA, tables.tables()) as files:
                for row, data in _rows(opened, sensitive):
                    by.check()
                    if records % _TOLD == 0:
                        by.report(min(records, total), total)
                    told = tables.told(RecordFactsTold(row.id, row.unit, row.state, row.travel, row.form_version), data)
                    files.write(told.cells, told.lines)
                    left_out += told.left_out
                    records += 1
            resources += files.described()
        (scratch / DESCRIPTION).write_bytes(self._description(resources, sensitive))
        flushed(scratch / DESCRIPTION)
        by.report(total, total)
        return Packaged(folder, records, len(resources), left_out)

    def _description(self, resources: list[dict[str, Json]], sensitive: bool) -> bytes:
        identity = self._session.identity
        unit = re.sub("[^a-z0-9]+", "-", identity.unit.lower()).strip("-")
        told = _(
            "Mỗi loại bản ghi một bảng; các dòng bên trong bản ghi ở bảng riêng, nối bằng record_id."
            " Chữ bắt đầu như công thức có dấu ' ở trước; bỏ dấu ấy đi là chữ gốc."
        )
        kept = (
            _("Có cả ô cần giữ kín và số định danh.")
            if sensitive
            else _("Không có ô cần giữ kín và số định danh; vẫn có họ tên, ngày sinh, nơi ở của người.")
        )
        return package(
            f"so-cong-doan-{unit}" if unit else "so-cong-doan",
            identity.unit_name,
            resources,
            description=f"{told} {kept}",
            profile="tabular-data-package",
            created=self._session.time.printed_at().isoformat(),
            sensitive=sensitive,
        )

    def _held(self, kind: str, record: str) -> bool:
        """Tell whether a record of ``kind`` stands in the package: all that are not in the bin do."""
        facts = self._versions.facts(record)
        return facts is not None and facts.kind == kind and facts.state != "deleted"

    def _note(self, records: int, sensitive: bool) -> None:
        session = self._session
        event = "exported_store_sensitive" if sensitive else "exported_store"
        with session.connection.write():
            Journal(session.connection).append(event, session.operator.name, session.time.moment(), rows=records)


def _rows(opened: OpenList, sensitive: bool) -> Iterator[tuple[RecordRow, Data]]:
    """Yield the records of a list with what may be told of them."""
    for number in range(opened.count):
        row = opened.row(number)
        if row is not None:
            data = opened.shown_data(row)
            yield row, data if sensitive else without_sensitive(opened.definition, data)


class _Files:
    """The files of one kind, open while its records are written."""

    def __init__(self, folder: Path, tables: list[DataTable]) -> None:
        self._tables = tables
        self._files: dict[str, _Counted] = {}
        self._writers: dict[str, CsvWriter] = {}
        with ExitStack() as until:  # where one of them does not open the others are closed
            for one in tables:
                file = self._files[one.name] = _Counted(folder / f"{one.name}.csv", until)
                self._writers[one.name] = CsvWriter(file, _names(one), FOR_PROGRAMS)
            self._open = until.pop_all()

    def __enter__(self) -> _Files:
        return self

    def __exit__(self, *_how: object) -> None:
        self._open.close()

    def write(self, cells: list[SheetCell], lines: dict[str, list[list[SheetCell]]]) -> None:
        """Write one record and its lines."""
        own = self._tables[0].name
        self._writers[own].row(cells)
        for name, found in lines.items():
            for line in found:
                self._writers[f"{own}.{name}"].row(line)

    def described(self) -> list[dict[str, Json]]:
        """Return what ``datapackage.json`` says of these files, once they are closed."""
        return [
            resource(
                one.name,
                f"{DATA}/{one.name}.csv",
                "text/csv",
                self._files[one.name].size,
                self._files[one.name].digest.hexdigest(),
                one.schema,
                title=one.title,
                description=one.description,
                profile="tabular-data-resource",
                dialect=_DIALECT,
            )
            for one in self._tables
        ]


class _Counted:
    """A file that knows its size and hash when it is closed."""

    def __init__(self, path: Path, until: ExitStack) -> None:
        self.size = 0
        self.digest = hashlib.sha256()
        self._path = path
        self._stream: BinaryIO = until.enter_context(path.open("wb"))

    def write(self, content: bytes, /) -> int:
        """Write ``content``."""
        self.size += len(content)
        self.digest.update(content)
        return self._stream.write(content)


def _names(table: DataTable) -> list[str]:
    fields = table.schema["fields"]
    return [str(one["name"]) for one in fields if isinstance(one, dict)] if isinstance(fields, list) else []


@contextmanager
def _made_folder(folder: Path) -> Iterator[None]:
    """Make ``folder`` where it is not there, and take it away again when the block raises."""
    if folder.is_dir():
        yield
        return
    with on_drive(folder.parent):
        folder.mkdir()
    try:
        yield
    except BaseException:
        with suppress(OSError):
            folder.rmdir()
        raise


def _put_in_place(scratch: Path, folder: Path) -> None:
    """Move the tables, then what makes a package of them. Raises OSError; nothing is there then."""
    for file in (scratch / DATA).iterdir():
        flushed(file)
    (scratch / DATA).rename(folder / DATA)
    try:
        (scratch / DESCRIPTION).rename(folder / DESCRIPTION)
    except OSError:
        (folder / DATA).rename(scratch / DATA)
        raise
    sync_folder(folder)
