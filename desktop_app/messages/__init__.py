"""Codes of errors and outcomes turned into translated sentences with a next step. No Qt."""

from desktop_app.messages.describe import describe, describe_code
from desktop_app.messages.history_texts import ChangeWords, change_words
from desktop_app.messages.person_texts import scans_concerned, scans_left, unlinked_mentions
from desktop_app.messages.problems import describe_entry, describe_problem, problem_line, problem_place
from desktop_app.messages.sentence import Sentence

__all__ = [
    "ChangeWords",
    "Sentence",
    "change_words",
    "describe",
    "describe_code",
    "describe_entry",
    "describe_problem",
    "problem_line",
    "problem_place",
    "scans_concerned",
    "scans_left",
    "unlinked_mentions",
]
