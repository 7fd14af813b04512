"""The office's record book on disk: encrypted SQLite, key slots, backups, epochs. SQL lives here and nowhere else.

sqlite-utils picks its driver when it is first imported: the module called ``pysqlite3`` if there is one. This
package's driver is SQLCipher, so it takes that name here, before any module of the package can import sqlite-utils
(some calls of sqlite-utils fail on a foreign driver's connection). ``connection`` checks that it worked.
"""

from __future__ import annotations

import sys

import sqlcipher3  # type: ignore[import-untyped]
import sqlcipher3.dbapi2  # type: ignore[import-untyped]

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)
