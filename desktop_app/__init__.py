"""Sổ Công đoàn: the record book of grassroots trade unions (công đoàn cơ sở)."""

from typing import Final

__version__: Final = "0.1.0"
"""The one place the version is written; pyproject.toml reads it from here."""

BUILD_DATE: Final = "2026-11-23"
"""No honest clock reads earlier than this day (ISO date); a clock that does has lost its battery."""
