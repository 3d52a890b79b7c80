"""Balances from paper that were typed and are not taken over yet."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from db.core.desk import Desk
from db.fields.showing import show_money
from db.money.operations.adjusting import open_balances
from db.money.records.from_paper import OpenedBalances, TableBalance
from db.money.requests import OpenBalance, OpenBalances
from db.staff.operations.session import KeepDraft, drop_draft, keep_draft
from db.staff.queries.people import draft, is_carried_out
from db.text.cleaning import half_width
from db.text.money import parse_money
from salon_tui.screens.held.package_words import ITEM

FORM = "open_balances"
"""Under which the draft is kept."""
_COUNT = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceLine:
    """One balance.

    Attributes:
        client: Whose it is, ``name`` with the number of the card.
        units: Fen, sessions or points, ``gift`` of them given; ``paid`` for sessions, in fen.
        what: The service's name; ``code`` is its number on the list.
        until: The last day, as ISO 8601 has it.
        cell: Id of the table's cell that it comes from, 0 for none.
        id: Of the form in which it was typed; empty where nobody did.
    """

    client: int
    name: str
    kind: str
    units: int
    gift: int = 0
    paid: int = 0
    service: int = 0
    what: str = ""
    code: int = 0
    until: str = ""
    cell: int = 0
    id: str = ""

    @property
    def says_nothing_of_price(self) -> bool:
        """Whether sessions are in it of which nobody has said what was paid: they count as paid 0."""
        return self.kind == "package" and not self.paid and self.units > self.gift

    @property
    def is_ready(self) -> bool:
        """Whether it can be taken over: of a package somebody has said of what."""
        return self.units > 0 and (self.kind != "package" or self.service > 0)

    @property
    def asked(self) -> OpenBalance:
        """It, as it is taken over."""
        return OpenBalance(
            client=self.client,
            kind=self.kind,
            units=self.units,
            gift=self.gift,
            paid=self.paid,
            service=self.service,
            until=date.fromisoformat(self.until) if self.until else None,
        )

    @property
    def typed(self) -> str:
        """What is left, as it is typed: what was given stands after a plus."""
        if not self.units:
            return ""
        if self.kind == "prepaid":
            bought, given = (show_money(part).replace(",", "") for part in (self.units - self.gift, self.gift))
            return f"{bought}+{given}" if self.gift else bought
        if self.kind == "package":
            given = f"+{self.gift}" if self.gift else ""
            return f"{self.code or ''}×{self.units - self.gift}{given}" if self.code else ""
        return str(self.units)


def of_table(cell: TableBalance) -> BalanceLine:
    """What a table says."""
    return BalanceLine(
        client=cell.client.id,
        name=cell.client.label,
        kind=cell.kind,
        units=cell.units,
        service=cell.service,
        what=cell.what,
        code=cell.code,
        cell=cell.id,
    )


def read_left(kind: str, text: str, services: Mapping[int, tuple[int, str]]) -> dict[str, int | str] | None:
    """What is left, as it was typed; None where it is none.

    Args:
        kind: prepaid, package or points.
        text: Yuan or points, ``3000+1000`` where some were given; of a package ``2×6+1``.
        services: Id and name of the services by their number.
    """
    plain = half_width(text).replace(" ", "")
    if kind == "package":
        item = ITEM.fullmatch(plain)
        if item is None or int(item["code"]) not in services:
            return None
        service, name = services[int(item["code"])]
        gift = int(item["gift"] or 0)
        units = int(item["sessions"]) + gift
        return {"units": units, "gift": gift, "service": service, "what": name, "code": int(item["code"])}
    if kind == "points":
        return {"units": int(plain)} if _COUNT.fullmatch(plain) else None
    bought, _plus, given = plain.partition("+")
    try:
        gift = parse_money(given) if given else 0
        return {"units": parse_money(bought) + gift, "gift": gift}
    except ValueError:
        return None


class BalanceLines:
    """Those that were typed, and cells that are passed over; written down as a draft, so that nothing is lost.

    Before lines are taken over the draft says with which request: as soon as that is carried out they are no longer
    there, also where the program ended before they were taken off.
    """

    def __init__(self) -> None:
        self.typed: list[BalanceLine] = []
        self.left_out: set[int] = set()
        self._request, self._taken = "", frozenset[str]()

    @classmethod
    def kept(cls, desk: Desk) -> BalanceLines:
        """What the draft holds."""
        made, kept = cls(), draft(desk, FORM)
        if kept is not None:
            content = json.loads(kept.content)
            made.typed = [BalanceLine(**one) for one in content["typed"]]
            made.left_out = set(content["left_out"])
            if content["request"] and is_carried_out(desk, content["request"]):
                made._take_off(content["taken"])
        return made

    def keep(self, desk: Desk) -> None:
        """Writes the draft, where there is something to keep."""
        content = {
            "typed": [asdict(one) for one in self.typed],
            "left_out": sorted(self.left_out),
            "request": self._request,
            "taken": sorted(self._taken),
        }
        if self.typed or self.left_out:
            keep_draft(desk, KeepDraft(FORM, json.dumps(content, ensure_ascii=False)))
        else:
            drop_draft(desk, FORM)

    @property
    def passed(self) -> list[int]:
        """Cells that aren't asked for again."""
        return [*self.left_out, *(one.cell for one in self.typed if one.cell)]

    def put(self, line: BalanceLine, at: int | None) -> None:
        """Keeps a line in the place of another one, or as the last; one that a form has saved already only once."""
        if at is None:
            self.typed = [one for one in self.typed if one.id != line.id] + [line]
        else:
            self.typed[at] = line

    def announce(self, desk: Desk, request: str, lines: Sequence[BalanceLine]) -> None:
        """Writes down with which request lines will be taken over."""
        self._request, self._taken = request, frozenset(line.id for line in lines if line.id)
        self.keep(desk)

    def take_over(self, desk: Desk, request: str, lines: list[BalanceLine], reason: str) -> OpenedBalances:
        """Takes lines over, which are typed ones or of tables; they leave the draft."""
        self.announce(desk, request, lines)
        asked = OpenBalances(request_id=request, balances=tuple(line.asked for line in lines), reason=reason)
        opened = open_balances(desk, asked)
        self._take_off(self._taken)
        self.keep(desk)
        return opened

    def _take_off(self, taken: Collection[str]) -> None:
        self.typed = [line for line in self.typed if line.id not in taken]
        self._request, self._taken = "", frozenset()
