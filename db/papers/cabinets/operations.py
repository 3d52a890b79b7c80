"""Cabinets, their drawers, their keepers, and the order in which the paper stands.

The archive follows the cabinet's plan: when a drawer begins elsewhere or the order changes, every paper counts as
standing where it belongs from then on, and whoever changes it is told how many have to be moved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, run
from db.papers.cabinets.fields import CABINET_FIELDS, DRAWER_FIELDS
from db.papers.cabinets.models import Cabinet, Drawer
from db.papers.cabinets.records import CabinetRecord, DrawerRecord
from db.papers.cabinets.store import cabinets
from db.papers.cabinets.store.drawer_starts import even_starts
from db.papers.filing import order as filing
from db.papers.filing.order import Order
from db.papers.filing.store import shelf
from db.salon.models import Salon
from db.staff.models import Staff
from db.text.cleaning import clean

_LIMITS = {field.name: field.limit for field in (*CABINET_FIELDS, *DRAWER_FIELDS)}
_KINDS = next(field for field in CABINET_FIELDS if field.name == "holds")

Row = TypeVar("Row", Cabinet, Drawer)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveCabinet:
    """A cabinet, new (id 0) or changed; without a day, the keeper is named today."""

    request_id: str
    mark: str
    id: int = 0
    version: int = 0
    holds: str = "card"
    room: str = ""
    keeper: int | None = None
    keeper_since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveDrawer:
    """A drawer of a cabinet, new (id 0) or changed."""

    request_id: str
    mark: str
    cabinet: int
    id: int = 0
    version: int = 0
    starts: str = ""


def _cabinet_again(work: Work, cabinet: int) -> CabinetRecord:
    return next(record for record in cabinets.cabinet_records() if record.id == cabinet)


def _drawer_again(work: Work, drawer: int) -> DrawerRecord:
    return next(record for record in cabinets.drawer_records() if record.id == drawer)


@operation(Permission.INSPECT, Action.UPDATE, again=_cabinet_again)
def save_cabinet(work: Work, asked: SaveCabinet) -> CabinetRecord:
    """Adds or changes a cabinet; a keeper is always named with a day.

    Raises:
        InvalidFields: With every flaw.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``NOT_EMPTY`` when other paper shall stand in its drawers.
    """
    cabinet = _row(Cabinet, asked.id, asked.version)
    mark = clean(asked.mark, _LIMITS["mark"])
    flaws: dict[str, Flaw] = {}
    if not mark:
        flaws["mark"] = Flaw.REQUIRED
    elif _is_taken(Cabinet, mark, asked.id):
        flaws["mark"] = Flaw.TAKEN
    if _KINDS.choice(asked.holds) is None:
        flaws["holds"] = Flaw.NOT_A_CHOICE
    if asked.keeper is not None and not Staff.select().where(Staff.id == asked.keeper, Staff.active).exists():
        flaws["keeper"] = Flaw.NOBODY_CALLED_SO
    if asked.keeper_since is not None and asked.keeper_since > work.today:
        flaws["keeper_since"] = Flaw.IN_THE_FUTURE
    if flaws:
        raise InvalidFields(flaws)
    if asked.id and cabinet.holds != asked.holds and rows("SELECT 1 FROM drawer WHERE cabinet_id = ?", asked.id):
        raise SalonError(Code.NOT_EMPTY)
    named_anew = asked.keeper != cabinet.keeper_id and asked.keeper_since in (None, cabinet.keeper_since)
    since = work.today if named_anew else asked.keeper_since or work.today
    cabinet.mark, cabinet.holds, cabinet.room = mark, asked.holds, clean(asked.room, _LIMITS["room"])
    cabinet.keeper_id, cabinet.keeper_since = asked.keeper, since if asked.keeper else None
    cabinet.version += 1
    if not asked.id:
        cabinet.position = Cabinet.select().where(Cabinet.holds == asked.holds).count() + 1
    cabinet.save()
    work.what["cabinet"] = cabinet.id
    return _cabinet_again(work, cabinet.id)


@operation(Permission.INSPECT, Action.UPDATE, again=_drawer_again)
def save_drawer(work: Work, asked: SaveDrawer) -> DrawerRecord:
    """Adds or changes a drawer; papers that belong in another one now count as standing there.

    Raises:
        InvalidFields: With every flaw; ``OUT_OF_ORDER`` at ``starts`` when the drawer would be out of turn.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    drawer = _row(Drawer, asked.id, asked.version)
    cabinet = Cabinet.get_or_none(Cabinet.id == (drawer.cabinet_id if asked.id else asked.cabinet))
    if cabinet is None:
        raise SalonError(Code.NOT_FOUND)
    mark, starts = clean(asked.mark, _LIMITS["mark"]), clean(asked.starts, _LIMITS["starts"])
    if not mark:
        raise InvalidFields({"mark": Flaw.REQUIRED})
    if _is_taken(Drawer, mark, asked.id):
        raise InvalidFields({"mark": Flaw.TAKEN})
    # what can't be a beginning in the order in use is refused here
    filing.start_key(shelf.order_in_use(), starts)
    drawer.cabinet, drawer.mark, drawer.starts = cabinet, mark, starts
    drawer.version += 1
    if not asked.id:
        drawer.position = 0
    drawer.save()
    cabinets.arrange(cabinet.holds, drawer.id)
    moved = cabinets.place_again(cabinet.holds)
    work.what |= {"drawer": drawer.id, "moved": moved}
    return replace(_drawer_again(work, drawer.id), to_move=moved)


@operation(Permission.INSPECT, Action.UPDATE)
def change_order(work: Work, order: Order) -> int:
    """Files by another order from now on.

    Every paper counts as standing in the new order at once, so the drawers have to be sorted anew before anything
    else is filed. What the drawers begin with is chosen so that the cards of today are spread evenly.

    Returns:
        How many papers have to be sorted anew.
    """
    if order is shelf.order_in_use():
        return 0
    Salon.update(filing=order.value).execute()
    count = cabinets.sort_again(order)
    for kind in (choice.code for choice in _KINDS.choices):
        walk = [record for record in cabinets.drawer_records() if record.holds == kind]
        for record, starts in zip(walk, even_starts(order, len(walk)), strict=False):
            run("UPDATE drawer SET starts = ?, version = version + 1 WHERE id = ?", starts, record.id)
        cabinets.place_again(kind)
    work.what |= {"order": order.value, "papers": count}
    return count


@operation(Permission.INSPECT, Action.DELETE)
def remove_drawer(work: Work, drawer: int) -> int:
    """Takes a drawer away; its papers belong in the one before it, or behind it, from then on.

    Its checks go with it; the audit log has them.

    Returns:
        How many papers have to be moved.

    Raises:
        SalonError: ``NOT_FOUND``, ``NOT_EMPTY`` when papers stand in it and there is no other drawer for them.
    """
    record = next((one for one in cabinets.drawer_records() if one.id == drawer), None)
    if record is None:
        raise SalonError(Code.NOT_FOUND)
    if cabinets.has_papers(drawer) and len(shelf.drawers(record.holds)) == 1:
        raise SalonError(Code.NOT_EMPTY)
    run("UPDATE sheet SET drawer_id = NULL WHERE drawer_id = ?", drawer)
    run("DELETE FROM shelf_check WHERE drawer_id = ?", drawer)
    run("DELETE FROM drawer WHERE id = ?", drawer)
    cabinets.arrange(record.holds)
    moved = cabinets.place_again(record.holds)
    work.what |= {"drawer": drawer, "moved": moved}
    return moved


@operation(Permission.INSPECT, Action.DELETE)
def remove_cabinet(work: Work, cabinet: int) -> None:
    """Takes away a cabinet that has no drawers.

    Raises:
        SalonError: ``NOT_FOUND``, ``NOT_EMPTY``.
    """
    _row(Cabinet, cabinet)
    if rows("SELECT 1 FROM drawer WHERE cabinet_id = ?", cabinet):
        raise SalonError(Code.NOT_EMPTY)
    run("DELETE FROM cabinet WHERE id = ?", cabinet)
    work.what["cabinet"] = cabinet


def _row(table: type[Row], id: int, version: int | None = None) -> Row:
    """The row to be changed, or a new one."""
    row = table.get_or_none(table.id == id) if id else table(version=0)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if id and version is not None and row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row


def _is_taken(table: type[Cabinet] | type[Drawer], mark: str, own: int) -> bool:
    return bool(table.select().where(table.mark == mark, table.id != own).exists())
