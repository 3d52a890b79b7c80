"""A day is counted and closed: what is there beside what the books say, method by method."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from db.core.desk import Desk
from db.core.errors import Code, Flaw, SalonError
from db.core.permissions import Permission
from db.fields.choices import MONEY
from db.fields.declaration import Field, Kind, Term
from db.fields.parsing import FieldError
from db.fields.showing import show_money
from db.money.fields import CASH
from db.money.operations.tills import CloseTill, close_till
from db.money.queries.tills import open_day
from db.money.records.tills import DayEnd, MethodTotal, TillRecord
from db.text.money import parse_money
from salon_tui import commands as c
from salon_tui.screens.base.form_page import FORM_KEYS, FormPage
from salon_tui.screens.till import commands as own
from salon_tui.widgets.form import Form
from salon_tui.widgets.form_state import Entry, FormState, entries_of
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.paint import Piece, flow
from salon_tui.widgets.parts import section
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.till import differs, sum_of_cash
from salon_tui.words.words import payment_name, weekday

LIMIT = 16
"""Characters of an amount."""
KEPT = Field(
    "kept",
    "",
    Term("Kept in the till", "留作备用金"),
    Kind.MONEY,
    limit=LIMIT,
    hint=Term("for the next day; empty: all of it. The rest goes to the bank", "留给下一天；空白为全部留下，其余存行"),
)
CHECKED_BY = Field(
    "checked_by",
    "",
    Term("Counted again by", "复点人"),
    Kind.STAFF,
    hint=Term("who else has counted", "另一位点过的人"),
)


@dataclass(frozen=True, slots=True)
class CountReader:
    """Reads what was counted of a method, and says beside it what the books have."""

    total: MethodTotal

    def read(self, text: str) -> object:
        """Fen; only cash can't be below 0, since more may have been paid back than came in."""
        if not text:
            return None
        try:
            return parse_money(text, signed=self.total.method != CASH)
        except ValueError as error:
            raise FieldError(Flaw.NOT_AN_AMOUNT) from error

    def show(self, value: object) -> str:
        """What the books say, and what is missing or too much; what was counted is typed beside it."""
        book = _("book {amount}").format(amount=show_money(self.total.book))
        if not isinstance(value, int):
            return book
        return f"{book} · {differs(value - self.total.book)}"

    def typed(self, value: object) -> str:
        """As it is typed."""
        return show_money(value).replace(",", "") if isinstance(value, int) else ""

    def offers(self) -> list[tuple[str, str]]:
        """There is nothing to choose."""
        return []

    def kept(self, value: object) -> object:
        """A draft keeps the text."""
        return None

    def back(self, kept: object) -> object:
        """Never asked."""
        return kept


class CloseTillPage(FormPage, inherit_bindings=False):
    """The day that is to be closed next."""

    TITLE_TEXT = N_("Close the day")
    HELP_TEXT = N_(
        "Count the cash and type what is there; of the other methods stands what the books say, to be compared with "
        "the terminal and the apps. Where something differs, F10 asks why. F10 closes the day for good: what is paid "
        "afterwards counts for the next day. The oldest day that is open comes first."
    )
    FORM = "close_till"
    NEEDS = Permission.CLOSE_TILL
    KEYS = (own.CloseDay, *(key for key in FORM_KEYS if key is not c.Save))
    HELPING = (own.CloseDay, c.Back)
    REFUSED_TEXT = N_("The day is not closed")

    def __init__(self) -> None:
        super().__init__("close_till")
        self._day: DayEnd | None = None

    @override
    def body(self) -> Iterable[Widget]:
        yield Bar(id="till")
        yield Form(id="form")
        yield Bar(id="free")

    @property
    def day(self) -> DayEnd:
        """The day."""
        assert self._day is not None
        return self._day

    @property
    @override
    def about(self) -> int:
        return self.day.day.toordinal()

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._day = open_day(desk)

    @override
    def make(self) -> FormState:
        counts = [Entry(_count_field(one, number), CountReader(one)) for number, one in enumerate(self.day.methods, 1)]
        state = FormState([*counts, *entries_of((KEPT, CHECKED_BY), self.context)])
        # nobody closes a day without having looked into the till; the others have their own reports
        state.start({one.method: one.book for one in self.day.methods if one.method != CASH})
        return state

    @override
    def start(self, with_draft: bool = True) -> None:
        super().start(with_draft)
        day = self.day
        self.query_one("#till", Bar).draw(lambda cells: _above(day, cells))
        self.query_one("#free", Bar).draw(lambda cells: _below(day, cells))

    @override
    def head_pieces(self, page: str) -> tuple[list[Piece], list[Piece]]:
        day = self.day
        again = _("closing {number}").format(number=day.closings + 1) + "  " if day.closings else ""
        title: list[Piece] = [(_(self.TITLE_TEXT), "strong"), f"  {day.day} {weekday(day.day)}"]
        return title, [(again, "alarm"), (page, "label")]

    @override
    def save(self) -> None:
        values: dict[str, Any] = self.form.state.values()
        counted = {one.method: values[one.method] for one in self.day.methods if values[one.method] is not None}
        checked_by = values["checked_by"]
        self._close(
            CloseTill(
                request_id=self.request_id,
                day=self.day.day,
                book={one.method: one.book for one in self.day.methods},
                counted=counted,
                kept=values["kept"],
                checked_by=checked_by.id if checked_by else None,
            )
        )

    def _close(self, asked: CloseTill) -> None:
        def ask_why(error: SalonError) -> bool:
            """What differs is explained, one method after the other; then it is closed."""
            if error.code is not Code.TILL_DIFFERS:
                return self.refused(error)
            method, amount = str(error.facts["method"]), int(error.facts["amount"])
            question = _("{method}: {difference}. Why?").format(method=payment_name(method), difference=differs(amount))

            def explained(reason: str) -> None:
                self._close(replace(asked, reasons={**asked.reasons, method: reason}))

            self.ask_why(question, explained)
            return True

        self.perform(lambda desk: close_till(desk, asked), self._done, refused=ask_why)

    def _done(self, till: TillRecord) -> None:
        self.done(_("{day} is closed. F9 prints the closing sheet.").format(day=till.day))
        self.salon_app.show_page("tills", day=till.day.toordinal())


def _count_field(total: MethodTotal, number: int) -> Field:
    term = next(entry.term for entry in MONEY if entry.code == total.method)
    hint = Term("What is there", "实点金额")
    return Field(total.method, str(number), term, Kind.MONEY, required=total.method == CASH, limit=LIMIT, hint=hint)


def _above(day: DayEnd, cells: int) -> Rows:
    """How much cash there must be, and why."""
    pieces: list[Piece] = [(sum_of_cash(day), "label")]
    rows = [section(_("Cash"), cells), *flow(pieces, cells)]
    if day.later:
        since = _("Since then {amount} of cash came that belongs to a later day; it isn't counted here.")
        rows += flow([("! ", "alarm"), since.format(amount=show_money(day.later))], cells)
    return rows


def _below(day: DayEnd, cells: int) -> Rows:
    """The three figures of the day, and what is not finished."""
    figures: list[Piece] = [
        (_("received") + " ", "label"),
        (show_money(day.received), "strong"),
        ("   " + _("used") + " ", "label"),
        show_money(day.principal),
        ("   " + _("used of gifts") + " ", "label"),
        show_money(day.gift),
        ("   " + _("visits") + " ", "label"),
        str(day.visits),
    ]
    rows = [*flow(figures, cells)]
    if day.open_bills:
        words = ngettext("{count} bill is not paid yet", "{count} bills are not paid yet", day.open_bills)
        rows += flow([("! ", "alarm"), words.format(count=day.open_bills)], cells)
    return rows
