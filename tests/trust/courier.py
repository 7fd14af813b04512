"""The courier: carries files between offices and the province, and loses, repeats, reorders and damages them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Courier:
    """``bag`` holds copies on their way. ``honest``: from now on everything arrives, once, as it was written."""

    chance: random.Random
    folder: Path
    bag: list[Path] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    honest: bool = False
    carried: int = 0

    def take(self, file: Path) -> None:
        """Copy a file from a stick into the bag: under its own name, in a folder of its own."""
        self.carried += 1
        place = self.folder / str(self.carried)
        place.mkdir(parents=True)
        copy = place / file.name
        copy.write_bytes(file.read_bytes())
        self.bag.append(copy)

    def deliver(self) -> list[Path]:
        """Return what arrives now: some or all of the bag, in any order, with accidents on the way."""
        if self.honest:
            arrived, self.bag = self.bag, []
            return arrived
        self.chance.shuffle(self.bag)
        arrived = self.bag[: self.chance.randint(0, len(self.bag))]
        left = self.bag[len(arrived) :]
        out: list[Path] = []
        for file in arrived:
            fate = self.chance.random()
            if fate < 0.12:
                self.done["lost"] += 1
            elif fate < 0.22:
                self.done["damaged"] += 1
                out.append(self._damaged(file))
            else:
                out.append(file)
                if fate < 0.40:
                    self.done["repeated"] += 1
                    left.append(file)
        self.bag = left
        return out

    def _damaged(self, file: Path) -> Path:
        """Change one byte, or cut the end off, of a copy."""
        content = bytearray(file.read_bytes())
        if self.chance.random() < 0.3:
            del content[self.chance.randrange(1, len(content)) :]
        else:
            content[self.chance.randrange(len(content))] ^= 1 << self.chance.randrange(8)
        self.carried += 1
        place = self.folder / f"{self.carried}-hong"
        place.mkdir(parents=True)
        copy = place / file.name
        copy.write_bytes(content)
        return copy
