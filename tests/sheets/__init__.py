"""Tests of desktop_app.sheets."""
