"""Remembers what was laid down here, so that the next time and the end know what is whose."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from salon_tui.cli.kiosk.layout import RECORD


@dataclass
class Record:
    """What was laid down.

    Attributes:
        files: The digests of what may stand in a file, by its path: one, or the old and the new while it is written.
        links: Where links were made.
        folders: Which folders were made for them, the outer ones first.
        packages: What was installed besides.
    """

    files: dict[str, list[str]] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    packages: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, root: Path) -> Self:
        """What is remembered; nothing where nothing was laid down."""
        try:
            return cls(**json.loads((root / RECORD.relative_to("/")).read_text("utf-8")))
        except FileNotFoundError:
            return cls()

    def text(self) -> str:
        """What is written down."""
        return json.dumps(vars(self), indent=1, sort_keys=True) + "\n"

    def made(self, path: Path, text: bytes) -> bool:
        """Whether a file is as it was laid down."""
        return digest(text) in self.files.get(str(path), [])


def digest(text: bytes) -> str:
    """SHA-256 of a file, as ``sha256sum`` says it."""
    return hashlib.sha256(text).hexdigest()
