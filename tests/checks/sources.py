"""What a check reads (a source with its tree) and what it says (a finding)."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Finding:
    """One violation: where, and what to do about it."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


@dataclass(frozen=True)
class Source:
    """A committed text file: its path from the root of the repository, with slashes, and its text."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, without their ends."""
        return self.text.splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed Python; raises SyntaxError as Python does."""
        return ast.parse(self.text, self.path)

    @property
    def is_python(self) -> bool:
        """Whether it is Python."""
        return self.path.endswith(".py")

    def is_in(self, *folders: str) -> bool:
        """Tell whether it lies in one of ``folders`` (paths from the root, without a slash at the end)."""
        return any(self.path.startswith(f"{folder}/") for folder in folders)

    def finding(self, line: int, text: str) -> Finding:
        """Return a finding at ``line`` (from 1)."""
        return Finding(f"{self.path}:{line}", text)

    def is_marked(self, line: int, mark: str) -> bool:
        """Tell whether ``line`` ends with the comment ``# <mark>`` (or ``# <mark>: why``)."""
        _, _, comment = self.lines[line - 1].rpartition("# ")
        return comment.split(":")[0].strip() == mark

    def definitions(self) -> Iterator[Definition]:
        """Yield each function and class, nested ones too."""
        for node in ast.walk(self.tree):
            if isinstance(node, Definition):
                yield node


def committed_files() -> list[Path]:
    """Return the tracked files and those that would be added; where git is silent, all outside hidden folders."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode == 0:
        names = [name.decode() for name in listing.stdout.split(b"\0") if name]
        return [ROOT / name for name in names if (ROOT / name).is_file()]
    skipped = {"dist", "build", "demo", "screenshots", "__pycache__"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(
            part in skipped or (part.startswith(".") and part != ".ci") for part in path.relative_to(ROOT).parts
        )
    ]


def sources() -> Iterator[Source]:
    """Yield every committed text file; binary ones (fonts, pictures, stores) are left out."""
    for path in sorted(committed_files()):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        yield Source(path.relative_to(ROOT).as_posix(), text)
