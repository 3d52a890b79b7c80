"""What a command is: key, label, help sentence and the right that it needs, declared once."""

from __future__ import annotations

from typing import ClassVar

from db.permissions import Permission


class Command:
    """Something that a key does. ``action`` names the page's method that does it."""

    key: ClassVar[str]
    label: ClassVar[str]
    help: ClassVar[str]
    action: ClassVar[str]
    permission: ClassVar[Permission | None] = None
    on_key_line: ClassVar[bool] = True
    rank: ClassVar[int] = 1
    """Where the key line is too short, the highest leave it first: 2 is the same on every page, 0 is the way out."""
    bound: ClassVar[bool] = True
    """Whether the key is bound everywhere; digits are taken by the page, where no text is typed."""

    @classmethod
    def key_name(cls) -> str:
        """The key as the key line writes it."""
        first = cls.key.split(",", maxsplit=1)[0]
        return first.upper().replace("CTRL+", "^")
