"""Balances that stand on paper or in an imported table and in no ledger yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBalance:
    """What a table says that a client still has.

    Attributes:
        id: The cell's.
        client: Whose it is, with the number of the card.
        kind: prepaid, package or points.
        units: Fen, sessions or points; 0 where the cell can't be read.
        service: Of a package the service that the heading names, with its number on the list as ``code``; 0 for none.
        said: All amounts that tables have of the client, with their headings.
    """

    id: int
    client: Ref
    kind: str
    units: int
    said: tuple[tuple[str, str], ...]
    service: int = 0
    what: str = ""
    code: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBalances:
    """Those that are in no ledger yet, by client.

    Attributes:
        more: How many there are besides.
        opened: Holding of which the last balances were taken over that are not long past; 0 for none.
    """

    lines: tuple[TableBalance, ...]
    more: int
    opened: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBalances:
    """Holdings into which balances were taken over from paper."""

    id: int
    holdings: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedBalance:
    """A balance that was taken over: units of a kind, some of them given, in a ledger with this number."""

    client: Ref
    card: str
    phone: str
    number: str
    kind: str
    title: str
    units: int
    gift: int
    paid: int
    until: date | None
    day: date
    by: str
    approver: str
