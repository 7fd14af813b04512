"""``python -m tests.key_list``: write ``resources/help/keys.toml`` from the screens."""

from __future__ import annotations

import os
import sys

from desktop_app.base import i18n
from desktop_app.ui import key_list, theme
from tests.key_list.gathering import as_toml, gathered


def main() -> int:
    """Write the file; say which keys nothing gives words to."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    i18n.set_language("vi")
    theme.install(theme.application(["so-cong-doan"]), 100, "light")
    keys, nameless = gathered()
    for one in nameless:
        print(f"a key without words (ui/key_list.py, WORDS): {one}", file=sys.stderr)
    key_list.file().write_text(as_toml(keys), encoding="utf-8")
    return 1 if nameless else 0


if __name__ == "__main__":
    sys.exit(main())
