"""What the key queue tells the app."""

from __future__ import annotations

from textual.message import Message


class CardScanned(Message, bubble=False):
    """A client's card was scanned; sent to the app instead of the keys."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number


class BurstRefused(Message, bubble=False):
    """Something was scanned where text is not taken, and nothing was done.

    Attributes:
        number: The card's number, where it could be one and nobody has it; None for anything else.
    """

    def __init__(self, number: str | None) -> None:
        super().__init__()
        self.number = number


class KeysDropped(Message, bubble=False):
    """Keys were thrown away: there were too many, or what they would have meant was not known in time."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
