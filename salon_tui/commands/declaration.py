"""What a command is: key, label, help sentence and the right that it needs, declared once."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar, Final

from db.core.permissions import Permission

LISTED: Final = ""
"""The key of a command that has none: it stands in the list that F4 opens, and is chosen there by digit."""
SECOND_KEYS: Final = {"f1": "ctrl+g", "f10": "ctrl+s"}
"""The same as these, for terminals that keep them for themselves (GNOME Terminal: help and menu)."""


class Command:
    """Something that a key does. ``action`` names the page's method that does it."""

    key: ClassVar[str]
    label: ClassVar[str]
    help: ClassVar[str]
    action: ClassVar[str]
    permission: ClassVar[Permission | None] = None
    for_everybody: ClassVar[bool] = False
    """Whether a right to one's own clients alone isn't enough, since it is about nobody's."""
    on_key_line: ClassVar[bool] = True
    rank: ClassVar[int] = 1
    """Where the key line is too short, the highest leave it first: 2 is the same on every page, 0 is the way out."""
    bound: ClassVar[bool] = True
    """Whether the key is bound everywhere; digits are taken by the page, where no text is typed."""

    @classmethod
    def run(cls, screen: object) -> None:
        """Does it, on a screen that offers it."""
        getattr(screen, f"do_{cls.action}")()

    @classmethod
    def all_keys(cls) -> list[str]:
        """Every key that it has."""
        keys = [] if cls.key == LISTED else cls.key.split(",")
        return keys + [SECOND_KEYS[key] for key in keys if key in SECOND_KEYS]

    @classmethod
    def key_name(cls, kept: Collection[str] = ()) -> str:
        """The key as the key line writes it.

        Args:
            kept: The keys that this terminal keeps for itself; another one is written where there is one.
        """
        keys = cls.all_keys()
        first = next((key for key in keys if key not in kept), keys[0])
        return first.upper().replace("CTRL+", "^")


class Group(Command):
    """Several commands under one line of F4's list, which leads to a list of their own."""

    key, action = LISTED, "group"
    members: ClassVar[tuple[type[Command], ...]]

    @classmethod
    def run(cls, screen: object) -> None:
        """Opens the list of them."""
        getattr(screen, f"do_{cls.action}")(cls)
