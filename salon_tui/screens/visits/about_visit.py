"""A page about one visit, to which one comes back after a lock."""

from __future__ import annotations

from db.core.desk import Desk
from db.visits.queries import preview, visits_of
from db.visits.records import VisitRecord
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.shell import Asking, Recalled


class AboutVisit(Page, inherit_bindings=False):
    """A page whose target is the record of a visit."""

    @property
    def visit(self) -> VisitRecord:
        """The visit as it was when the page was opened."""
        visit: VisitRecord = self.target["record"]
        return visit

    def read_visit_before(self, desk: Desk) -> VisitRecord | None:
        """The last visit before this one that took place."""
        visit = self.visit
        earlier = visits_of(desk, visit.client.id, (visit.day.isoformat(), visit.id))
        last = next((line for line in earlier if not line.cancelled), None)
        return preview(desk, last.id) if last is not None else None

    def recall(self) -> Recalled | None:
        """The visit."""
        return {"visit": self.visit.id} if "record" in self.target else None

    def come_back(self, home: Asking, recalled: Recalled) -> None:
        """To the visit, which may have been closed meanwhile."""
        self.salon_app.show_visit(home, recalled["visit"])
