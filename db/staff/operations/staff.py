"""Staff: adding, changing, roles and PINs."""

from __future__ import annotations

from dataclasses import dataclass

from db.core.audit import Action
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import LONG_PIN_ROLES, Permission, Role, pin_length
from db.core.sql import rows
from db.staff.models import Staff
from db.staff.records import StaffRecord
from db.staff.store.people import next_number, staff_record
from db.staff.store.pins import HashedPin, hashed, set_pin
from db.text.cleaning import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class AddStaff:
    """A new member of staff, with a first PIN."""

    request_id: str
    name: str
    roles: tuple[Role, ...]
    pin: str
    short: str = ""
    language: str = "zh"
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStaff:
    """Changed details of a member of staff; roles are changed by :func:`change_roles`."""

    request_id: str
    staff: int
    version: int
    name: str
    short: str = ""
    notes: str = ""
    active: bool = True


def _again(work: Work, staff: int) -> StaffRecord:
    return staff_record(staff)


def _hash_for_new(desk: Desk, asked: AddStaff) -> HashedPin:
    # a hash is made for one person, so the id is needed before the row is there
    [(next_id,)] = rows("SELECT COALESCE(MAX(id), 0) + 1 FROM staff")
    return hashed(desk.archive, next_id, asked.pin)


def _hash(desk: Desk, staff: int, pin: str) -> HashedPin:
    return hashed(desk.archive, staff, pin)


def _hash_where_needed(desk: Desk, staff: int, roles: tuple[Role, ...], pin: str = "") -> HashedPin | None:
    return _hash(desk, staff, pin) if pin else None


@operation(Permission.MANAGE_STAFF, Action.CREATE, again=_again, prepare=_hash_for_new)
def add_staff(work: Work, asked: AddStaff) -> StaffRecord:
    """Adds a member of staff. Slow on purpose (the PIN): call it in a worker.

    Whoever agrees for others is added by two people, as soon as there are two: else one could agree to what she asks
    herself, under the name of somebody whom she has made up.

    Raises:
        Refused: ``NEEDS_SECOND``.
        InvalidFields: Without a name or a role.
        SalonError: ``NAME_TAKEN``, or ``WEAK_PIN`` with ``why``.
    """
    name = _name(asked.name)
    if not asked.roles:
        raise InvalidFields({"roles": Flaw.REQUIRED})
    # asked before there is one more who could agree
    takes_two = LONG_PIN_ROLES & set(asked.roles) and work.has_others(Permission.RESET_PIN)
    person = Staff.create(
        name=name,
        short=clean(asked.short, 8),
        roles=tuple(role.value for role in Role if role in asked.roles),
        language=clean(asked.language, 20),
        notes=clean(asked.notes, 2000, multiline=True),
        number=next_number(),
    )
    set_pin(person, asked.pin, work.prepared)
    if takes_two:
        work.use_approval(Permission.RESET_PIN)
    work.what["staff"] = person.id
    return staff_record(person.id)


@operation(Permission.MANAGE_STAFF, Action.UPDATE, again=_again)
def change_staff(work: Work, asked: ChangeStaff) -> StaffRecord:
    """Changes name, short name, notes, or whether they work here; who leaves stays in the records.

    Raises:
        InvalidFields: Without a name.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``NAME_TAKEN``, ``LAST_MANAGER``.
    """
    person = _get_person(asked.staff)
    if person.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    person.name = _name(asked.name, person.id)
    person.short = clean(asked.short, 8)
    person.notes = clean(asked.notes, 2000, multiline=True)
    if not asked.active:
        _keep_a_manager(person.id)
    elif not person.active and not person.number:
        # back again, and the digit is somebody else's now
        person.number = next_number()
    person.active = asked.active
    person.version += 1
    person.save()
    work.what["staff"] = person.id
    return staff_record(person.id)


@operation(Permission.RESET_PIN, Action.UPDATE, prepare=_hash_where_needed)
def change_roles(work: Work, staff: int, roles: tuple[Role, ...], pin: str = "") -> StaffRecord:
    """Gives a member of staff other roles; needs a second person. Slow where a PIN is set: call it in a worker.

    Args:
        work: The operation under way.
        staff: Whose roles they are.
        roles: All of them.
        pin: Their new PIN, where these roles ask for one of another length.

    Raises:
        Refused: ``NEEDS_SECOND``.
        InvalidFields: Without any role.
        SalonError: ``NOT_FOUND``, ``LAST_MANAGER``, ``NEEDS_PIN`` with ``digits``, or ``WEAK_PIN`` with ``why``.
    """
    person = _get_person(staff)
    if not roles:
        raise InvalidFields({"roles": Flaw.REQUIRED})
    if Role.MANAGER not in roles:
        _keep_a_manager(staff)
    before, person.roles = pin_length(person.roles), tuple(role.value for role in Role if role in roles)
    person.version += 1
    person.save()
    if pin_length(person.roles) != before:
        if not pin:
            raise SalonError(Code.NEEDS_PIN, digits=pin_length(person.roles))
        set_pin(person, pin, work.prepared, once=staff != work.staff)
    work.what |= {"staff": staff, "roles": list(person.roles)}
    return staff_record(person.id)


@operation(Permission.RESET_PIN, Action.UPDATE, prepare=_hash)
def reset_pin(work: Work, staff: int, pin: str) -> StaffRecord:
    """Sets a new PIN for somebody who can't sign in any more; needs a second person. Call it in a worker.

    It is good for one sign-in, at which they choose their own.

    Raises:
        Refused: ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND``, or ``WEAK_PIN`` with ``why``.
    """
    person = _get_person(staff)
    set_pin(person, pin, work.prepared, once=staff != work.staff)
    work.what["staff"] = staff
    return staff_record(person.id)


def _name(text: str, own: int = 0) -> str:
    name = clean(text, 40)
    if not name:
        raise InvalidFields({"name": Flaw.REQUIRED})
    if Staff.select().where(Staff.name == name, Staff.id != own).exists():
        raise SalonError(Code.NAME_TAKEN)
    return name


def _keep_a_manager(leaving: int) -> None:
    others = Staff.select().where(Staff.active, Staff.id != leaving)
    if not any(Role.MANAGER.value in person.roles for person in others):
        raise SalonError(Code.LAST_MANAGER)


def _get_person(staff: int) -> Staff:
    person = Staff.get_or_none(Staff.id == staff)
    if person is None:
        raise SalonError(Code.NOT_FOUND)
    return person
