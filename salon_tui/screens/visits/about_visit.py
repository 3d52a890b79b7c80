"""A page about one visit, to which one comes back after a lock."""

from __future__ import annotations

from db.visits.records import VisitRecord
from salon_tui.screens.base.page import Page
from salon_tui.screens.base.shell import Asking


class AboutVisit(Page, inherit_bindings=False):
    """A page whose target is the record of a visit."""

    @property
    def visit(self) -> VisitRecord:
        """The visit as it was when the page was opened."""
        visit: VisitRecord = self.target["record"]
        return visit

    def recall(self) -> dict[str, int]:
        """The visit."""
        return {"visit": self.visit.id} if "record" in self.target else {}

    def come_back(self, home: Asking, recalled: dict[str, int]) -> None:
        """To the visit, which may have been closed meanwhile."""
        self.salon_app.show_visit(home, recalled["visit"])
