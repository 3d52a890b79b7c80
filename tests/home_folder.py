"""Where the program keeps what is a user's: commands and desks in tests have homes of their own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class HomeFolder:
    """A user's home folder, with the data folder and the key folder in it."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def keys(self) -> Path:
        return self.folder / "keys"
