"""What the salon sells ahead, and its rules for that."""

from __future__ import annotations

from dataclasses import dataclass

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, write
from db.money.ledger.lots import UseOrder
from db.money.records.packages import PackageRecord
from db.money.records.settings import MoneySettings
from db.money.store.held.packages import package_records
from db.money.store.held.settings import settings
from db.text.cleaning import clean
from db.text.money import LARGEST_FEN

MOST_MONTHS = 120
MOST_SESSIONS = 200
MOST_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class SavePackage:
    """A package, new (id 0) or changed; what was sold of it stays as it was sold.

    Attributes:
        balance: Face value in fen of one that is paid in; 0 for sessions.
        items: Services with sessions that are paid for and those that are given.
    """

    request_id: str
    name: str
    price: int
    id: int = 0
    version: int = 0
    balance: int = 0
    months: int | None = None
    use_order: str = UseOrder.RATIO.value
    share: str = "family"
    items: tuple[tuple[int, int, int], ...] = ()
    active: bool = True


def _again(work: Work, package: int) -> PackageRecord:
    return package_records("p.id = ?", package)[0]


@operation(Permission.CATALOGUE, Action.UPDATE, again=_again)
def save_package(work: Work, asked: SavePackage) -> PackageRecord:
    """Adds or changes a package.

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``NAME_TAKEN``.
    """
    name = clean(asked.name, 60)
    flaws = _flaws(asked, name)
    if flaws:
        raise InvalidFields(flaws)
    if rows("SELECT 1 FROM package WHERE name = ? AND id <> ?", name, asked.id):
        raise SalonError(Code.NAME_TAKEN)
    values = (name, asked.price, asked.balance, asked.months, asked.use_order, asked.share, asked.active)
    if asked.id:
        _stop_changed(asked)
        package = asked.id
        write(
            "UPDATE package SET name = ?, price = ?, balance = ?, months = ?, use_order = ?, share = ?, active = ?, "
            "version = version + 1 WHERE id = ?",
            *values,
            package,
        )
        write("DELETE FROM package_item WHERE package_id = ?", package)
    else:
        [(package,)] = rows(
            "INSERT INTO package (version, name, price, balance, months, use_order, share, active) "
            "VALUES (1, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            *values,
        )
    for service, sessions, gift in asked.items:
        write(
            "INSERT INTO package_item (package_id, service_id, sessions, gift) VALUES (?, ?, ?, ?)",
            package,
            service,
            sessions,
            gift,
        )
    work.what["package"] = package
    return package_records("p.id = ?", package)[0]


def _flaws(asked: SavePackage, name: str) -> dict[str, Flaw]:
    services = [service for service, _, _ in asked.items]
    known = all(rows("SELECT 1 FROM service WHERE id = ?", service) for service in services)
    sound = all(min(paid, gift) >= 0 and 0 < paid + gift <= MOST_SESSIONS for _, paid, gift in asked.items)
    paid = bool(asked.balance) or any(sessions for _, sessions, _ in asked.items)
    return {
        field: flaw
        for field, flaw, bad in (
            ("name", Flaw.REQUIRED, not name),
            ("price", Flaw.NOT_AN_AMOUNT, not 0 <= asked.price <= (asked.balance or LARGEST_FEN)),
            ("balance", Flaw.NOT_AN_AMOUNT, not 0 <= asked.balance <= LARGEST_FEN),
            ("months", Flaw.NOT_A_NUMBER, asked.months is not None and not 0 < asked.months <= MOST_MONTHS),
            ("use_order", Flaw.NOT_A_CHOICE, asked.use_order not in set(UseOrder)),
            ("share", Flaw.NOT_A_CHOICE, asked.share not in ("nobody", "family")),
            ("items", Flaw.NOT_A_CHOICE, not known or not sound or len(set(services)) < len(services)),
            ("items", Flaw.REQUIRED, bool(asked.items) is bool(asked.balance)),
            ("items", Flaw.REQUIRED, bool(asked.price) and not paid),
        )
        if bad
    }


def _stop_changed(asked: SavePackage) -> None:
    found = rows("SELECT version FROM package WHERE id = ?", asked.id)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    if found[0][0] != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)


@operation(Permission.SETTINGS, Action.UPDATE)
def change_money_settings(work: Work, asked: MoneySettings) -> MoneySettings:
    """Changes the salon's rules of what is paid ahead; what was given or sold already stays.

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``CHANGED_MEANWHILE``.
    """
    flaws = {
        field: flaw
        for field, flaw, bad in (
            ("point_rate", Flaw.NOT_AN_AMOUNT, not 0 <= asked.point_rate <= LARGEST_FEN),
            ("point_worth", Flaw.NOT_AN_AMOUNT, not 0 <= asked.point_worth <= LARGEST_FEN),
            ("refund_days", Flaw.NOT_A_NUMBER, not 0 <= asked.refund_days <= MOST_DAYS),
            ("card_limit", Flaw.NOT_AN_AMOUNT, not 0 <= asked.card_limit <= LARGEST_FEN),
        )
        if bad
    }
    if flaws:
        raise InvalidFields(flaws)
    if settings().version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    values = (asked.point_rate, asked.point_worth, asked.refund_days, asked.card_limit)
    if asked.version:
        write(
            "UPDATE money_rules SET point_rate = ?, point_worth = ?, refund_days = ?, card_limit = ?, "
            "version = version + 1",
            *values,
        )
    else:
        write(
            "INSERT INTO money_rules (version, point_rate, point_worth, refund_days, card_limit) "
            "VALUES (1, ?, ?, ?, ?)",
            *values,
        )
    return settings()
