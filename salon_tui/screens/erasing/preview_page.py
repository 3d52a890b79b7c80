"""What would become of what is kept of a client, before it is done."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar

from typing_extensions import override

from db.clients.finding.queries import by_number
from db.core.desk import Desk
from db.erasing.records import DestructionRecord, ErasePreview, HealthPreview
from db.text.card_number import spaced
from salon_tui.screens.base.list_page import ListPage
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _

Preview = TypeVar("Preview", ErasePreview, HealthPreview)


class PreviewPage(ListPage, Generic[Preview], inherit_bindings=False):
    """What goes, and what stays. ``target`` holds the number of the ``card``; ``expired`` where its time is over."""

    NONE: ClassVar[str] = N_("There is no such file.")
    """What is said where there is nothing to be shown."""
    COLUMNS = (Column(2), Column(30, grow=1), Column(20, "right"))

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.preview: Preview | None = None

    def read(self, desk: Desk, client: int) -> Preview:
        """What would become of it."""
        raise NotImplementedError

    def rows(self, one: Preview) -> list[Row[Any]]:
        """It, section by section; none where nothing would."""
        raise NotImplementedError

    @override
    def load(self, desk: Desk) -> None:
        found = by_number(desk, f"{int(self.target['card']):08d}")
        self.preview = self.read(desk, found.id) if found else None

    @override
    def put_away(self) -> None:
        super().put_away()
        self.preview = None

    @override
    def paint_head(self) -> None:
        if self.preview is None:
            super().paint_head()
        else:
            self.head([(self.preview.name, "strong"), f"  {spaced(self.preview.number)}"])

    @override
    def arrive(self) -> None:
        super().arrive()
        rows = self.rows(self.preview) if self.preview is not None else []
        self.list.fill(rows, keep=True, empty=self.nothing(_(self.NONE)))
        self.paint_keys()

    def tell_done(self, record: DestructionRecord, said: str) -> None:
        """It is done: the register says so, with its slip."""
        self.salon_app.revision += 1
        self.salon_app.message_for_next_page(said.format(number=record.number))
        self.salon_app.show_page("destructions")
