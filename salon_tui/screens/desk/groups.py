"""What stands on Home, group by group, and what a line of each kind opens: an area adds its lines here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from db.clients.records import ClientLine
from db.core.permissions import Permission
from db.visits.records import Home, LateLine, VisitLine
from salon_tui.screens.base.list_page import ListPage
from salon_tui.words.i18n import N_, _

Target = tuple[str, int]
"""Of what kind a line is, and the id of what it is about."""


class HomeLine(NamedTuple):
    """A line of a group: what it opens, and its cells behind the digit."""

    target: Target
    cells: tuple[str, ...]


class Group(NamedTuple):
    """A group of lines.

    Attributes:
        title: What stands over it.
        lines: Its lines on a day.
        none: What is said where it has none; without that it is left out.
        way: What is said instead to who has a right, since it names the key that leads on.
    """

    title: str
    lines: Callable[[Home, date], list[HomeLine]]
    none: str = ""
    way: tuple[Permission, str] | None = None


def _visit(visit: VisitLine, mark: str, when: str) -> HomeLine:
    return HomeLine(("visit", visit.id), (mark, when, visit.client.label, visit.services or "—", visit.staff))


def _client(mark: str, line: ClientLine, note: str) -> HomeLine:
    return HomeLine(("client", line.id), (mark, note, line.name, line.reading, f"·{line.last_four}"))


def _late(line: LateLine) -> HomeLine:
    what = _(_LATE[line.kind])
    name, text = (line.name, what) if line.name else (what, line.text.replace("\n", " "))
    return HomeLine((line.kind, line.id), ("!", f"{line.day:%m-%d}", name, text, line.who))


_LATE = {"loan": N_("Loan overdue"), "request": N_("Request not answered"), "finding": N_("Finding")}
"""What is past its day, by kind."""

GROUPS = (
    Group(
        N_("Here now"),
        lambda home, today: [_visit(visit, "●", f"{visit.opened_at.astimezone():%H:%M}") for visit in home.here],
        N_("Nobody is here yet."),
        (Permission.RECORD_VISIT, N_("Nobody is here yet. F2 finds a client, F6 on the card opens a visit.")),
    ),
    Group(
        N_("Not finished"),
        lambda home, today: [_visit(visit, "!", f"{visit.day:%m-%d}") for visit in home.unfinished],
    ),
    Group(N_("Past its day"), lambda home, today: [_late(line) for line in home.late]),
    Group(
        N_("Birthdays in the next seven days"),
        lambda home, today: [
            _client("◆", line.client, _("today") if line.day == today else f"{line.day:%m-%d}")
            for line in home.birthdays
        ],
        N_("No birthday in the next seven days."),
    ),
    Group(N_("Record not finished"), lambda home, today: [_client("·", line, "") for line in home.incomplete]),
)


def _open_client(page: ListPage, id: int) -> None:
    among = [row.key[1] for row in page.list.rows if row.key and row.key[0] == "client"]
    page.salon_app.show_client(page, id, among)


def _open_finding(page: ListPage, id: int) -> None:
    if page.salon_app.may(Permission.INSPECT):
        page.salon_app.show_page("inspections")
    else:
        page.show_message(_("The keeper looks again when it is put right."))


OPENS: dict[str, Callable[[ListPage, int], None]] = {
    "client": _open_client,
    "visit": lambda page, id: page.salon_app.show_visit(page, id),
    "loan": lambda page, id: page.salon_app.show_page("loans"),
    "request": lambda page, id: page.salon_app.show_page("access_request", id=id),
    "finding": _open_finding,
    "reprints": lambda page, id: page.salon_app.show_page("reprint_list"),
}
"""What a line opens, by its kind."""
