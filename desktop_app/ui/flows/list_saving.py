"""The list in front as a file: what stays in the book is asked about, then where to, and a line says how it ended."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from desktop_app.base.following import Following
from desktop_app.base.i18n import _, language
from desktop_app.domain.money import format_money
from desktop_app.messages.counts import records_counted
from desktop_app.messages.status_words import status_word
from desktop_app.services.browsing import OpenList
from desktop_app.services.list_export import Exported, ListExport, exported_fields
from desktop_app.services.session import Session
from desktop_app.ui.flows.choosing import Chooser
from desktop_app.ui.flows.selection_actions import SelectionActions
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.parts.question import Question

_NOT_IN_NAMES: Final = dict.fromkeys(map(ord, '\\/:*?"<>|'), " ")


class ListSaving:
    """Saves the list that ``selection`` acts on. ``chooser`` asks where to; the selection puts the question."""

    def __init__(self, window: MainWindow, session: Session, selection: SelectionActions, chooser: Chooser) -> None:
        self._window = window
        self._session = session
        self._selection = selection
        self._chooser = chooser

    def save(self) -> None:
        """Ask what has to be asked, and write the list as it stands."""
        found = self._selection.list_shown()
        if found is None or not found.count:
            return
        sensitive = self._with_sensitive(found)
        name = found.definition.plural.in_language(language()).translate(_NOT_IN_NAMES).strip()
        kinds = ";;".join((_("Bảng Excel (*.xlsx)"), _("Tệp CSV, cho chương trình khác (*.csv)")))
        file = self._chooser.save(_("Lưu danh sách thành tệp"), f"{name}.xlsx", kinds)
        if file is None:
            return
        question, columns = found.question, found.definition.columns

        def work(session: Session, by: Following) -> Exported:
            return ListExport(session).write(question, file, status_word, columns=columns, sensitive=sensitive, by=by)

        selection = self._selection
        selection.work.run_whole(
            found.count,
            _saving,
            work,
            lambda done: self._saved(done, file),
            selection.answers.complain,
            self._stopped,
        )

    def _with_sensitive(self, found: OpenList) -> bool:
        """Ask whether sensitive columns go, too, of who may decide that, where there are any."""
        kept = exported_fields(found.definition, sensitive=False)
        all_there_are = exported_fields(found.definition, sensitive=True)
        titles = [field.title.in_language(language()) for field in all_there_are if field not in kept]
        if not titles or not ListExport(self._session).may_take_sensitive():
            return False
        return self._selection.ask(
            Question(
                _("Ghi cả cột cần giữ kín vào tệp?"),
                _(
                    "Loại này có cột cần giữ kín: {columns}. Tệp không mã hóa, ai cầm cũng đọc được;"
                    " việc ghi có trong nhật ký. Ô của người không đồng ý thì không ghi."
                ).format(columns=", ".join(titles)),
                safe=_("Không ghi cột ấy"),
                other=_("Ghi cả cột ấy"),
                other_key="Alt+G",
                icon="eye-off",
                parent=self._window,
            )
        )

    def _saved(self, done: Exported, file: Path) -> None:
        words = _("Đã lưu {count} vào {file}; tệp này không mã hóa.").format(
            count=records_counted(done.rows), file=file.name
        )
        if done.cut:
            words += " " + _("{count} ô dài quá sức chứa của Excel đã bị cắt bớt.").format(count=done.cut)
        self._window.status.say(words)

    def _stopped(self) -> None:
        self._window.status.say(_("Đã dừng; chưa lưu tệp nào."))


def _saving(done: int, total: int) -> str:
    return _("Đang lưu: {done} trên {total} bản ghi").format(done=format_money(done), total=format_money(total))
