"""Where the scanner of this PC writes its files: asked once, remembered, asked again when it is gone."""

from __future__ import annotations

from pathlib import Path

from desktop_app.base.i18n import _
from desktop_app.ui.flows.choosing import Chooser
from desktop_app.ui.preferences import Preferences


def scan_folder(chooser: Chooser, *, other: bool = False) -> Path | None:
    """Return the scanner's folder, None where nobody chose one; ``other``: ask even where one is known."""
    kept = Preferences.read().scan_folder
    if kept and not other and Path(kept).is_dir():
        return Path(kept)
    folder = chooser.folder(_("Chọn thư mục máy quét ghi tệp vào"))
    if folder is not None:
        Preferences.read().keep(scan_folder=str(folder))
    return folder
