"""The floor that the desk is compared with: the smallest Textual app there is, with or without a line to type in."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One word."""

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static("READY", markup=False)


def _typing() -> App[None]:
    # not before it is asked for: it is no part of the smallest app
    from textual.widgets import Input

    class Typing(App[None]):
        """One line to type in."""

        def compose(self) -> ComposeResult:
            yield Static("READY", markup=False)
            yield Input()

    return Typing()


if __name__ == "__main__":
    (_typing() if "input" in sys.argv[1:] else Hello()).run(mouse=False)
