"""Codes of errors and outcomes turned into translated sentences with a next step. No Qt."""
