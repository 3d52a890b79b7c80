"""Printing a client's request, to be signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from db.core.desk import Desk
from db.fields.showing import show
from db.registers.access_requests.operations import print_request
from db.registers.access_requests.queries import request
from db.registers.fields import REQUEST_FIELDS
from db.registers.records import AccessRequestRecord
from printouts.registry import Contents
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language


class PrintRequestPage(PaperPage, inherit_bindings=False):
    """What will be printed, before it is. ``target`` holds the id of a ``request``."""

    TITLE_TEXT = N_("Print the request")
    HELP_TEXT = N_(
        "The request with what is known of it, for the client to sign. F10 prints it; F4 chooses another printer or a "
        "folder for a PDF file."
    )
    FIRST = "access_request"
    DIGITS = False

    def __init__(self) -> None:
        super().__init__("print_request")
        self._request: AccessRequestRecord | None = None

    def body(self) -> Iterable[Widget]:
        """Where it goes, and what stands on it."""
        yield Line(id="where")
        yield PickList([Column(24), Column(30, grow=1)], id="preview")

    def arrive(self) -> None:
        """Shows what will be printed."""
        super().arrive()
        id = int(self.target["request"])
        self.perform(lambda desk: request(desk, id), self._show)

    def recall(self) -> dict[str, int]:
        """Which request it was."""
        return {"request": int(self.target["request"])}

    def put_away(self) -> None:
        """Forgets the request."""
        super().put_away()
        self._request = None

    def _show(self, found: AccessRequestRecord) -> None:
        self._request = found
        facts = [(_("Request"), str(found.number))]
        facts += [
            (field.label.text(language()), show(field, getattr(found, field.name), language()).replace("\n", " "))
            for field in REQUEST_FIELDS[:4]
        ]
        facts.append((_("Answer due"), found.due.isoformat()))
        self.preview([Row(number, fact) for number, fact in enumerate(facts) if fact[1]])

    def contents(self) -> Callable[[Desk], Contents]:
        """The request."""
        id = int(self.target["request"])
        return lambda desk: print_request(desk, id)

    def client_of(self) -> int | None:
        """Whose request it is."""
        return self._request.client.id if self._request is not None else None

    def name_of(self, contents: Contents) -> str:
        """By the number of the request, never by name."""
        return str(self._request.number) if self._request is not None else ""
