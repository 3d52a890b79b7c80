"""What a person does with the desk itself: ask for a second person, keep drafts, set language and PIN."""

from __future__ import annotations

from dataclasses import dataclass

from db.core import audit
from db.core.approval import Wanted
from db.core.audit import Action, Outcome
from db.core.desk import Desk
from db.core.errors import Code, Refused, SalonError
from db.core.guard import check_desk, operation
from db.core.operation_context import Work
from db.core.permissions import Permission, Role, may_approve
from db.core.sql import Transaction
from db.core.without_sign_in import without_sign_in
from db.staff.models import Approval, Draft, Staff
from db.staff.store.pins import forgive, hashed, set_pin, try_pin
from db.text.cleaning import clean

LONGEST_DRAFT = 200_000


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """What is being typed in a form.

    Attributes:
        form: The form's name.
        content: The form's own text.
        about: Whom it is about.
        request: The request with which it will be saved: as soon as that is carried out, the draft is gone.
    """

    form: str
    content: str
    about: int = 0
    request: str = ""


@without_sign_in
def approve(desk: Desk, approver: int, pin: str, wanted: Wanted) -> Desk:
    """A PIN for what the person at the desk does next: a second person's, or their own again where that is wanted.

    Slow on purpose: call it in a worker.

    Returns:
        The same desk with the approval, good once and for five minutes, for the call that was refused and no other.

    Raises:
        Refused: ``NOT_ALLOWED`` for another person than is wanted, one without the right, or one who can't have a PIN
            to agree with; ``NOBODY`` or ``LOCKED`` when nobody is at the desk; else as at signing in.
    """
    archive, permission = desk.archive, wanted.permission
    with archive.connected():
        check_desk(desk)
        if not wanted.may_be_by(approver, desk.staff):
            raise Refused(Code.NOT_ALLOWED, permission=permission.value)
        tried = try_pin(archive, approver, pin)
        good, allowed = tried.good, _may_agree(tried.person, permission)
        with Transaction():
            audit.append(
                archive.clock(),
                "approve",
                Action.EXECUTE,
                Outcome.DONE if good and allowed else Outcome.REFUSED,
                staff=approver,
                person=tried.person.name,
                client=wanted.client or None,
                what={
                    "permission": permission.value,
                    "operation": wanted.operation,
                    "for": desk.staff,
                    **({"staff": wanted.staff} if wanted.staff else {}),
                },
            )
            if good:
                forgive(tried)
            approval = (
                Approval.create(
                    session=desk.session,
                    approver=approver,
                    permission=permission.value,
                    operation=wanted.operation,
                    binding=wanted.binding,
                    since=archive.boottime(),
                )
                if good and allowed
                else None
            )
        if not good:
            raise Refused(Code.WRONG_PIN, wait=tried.wait)
        if tried.person.pin_once:
            raise Refused(Code.NEW_PIN_FIRST)
        if approval is None:
            raise Refused(Code.NOT_ALLOWED, permission=permission.value)
        return desk.approved(approval.id)


def _may_agree(person: Staff, permission: Permission) -> bool:
    """Nobody agrees by a PIN that somebody else has set and knows."""
    return may_approve([Role(role) for role in person.roles], permission) and not person.pin_once


@operation(Permission.DESK, Action.UPDATE, logged=False)
def keep_draft(work: Work, draft: KeepDraft) -> None:
    """Keeps what is being typed, instead of what was kept before for the same form and client."""
    _drop(work, draft.form, draft.about)
    # as it was typed, except for what no text column takes
    content = draft.content[:LONGEST_DRAFT].replace("\0", "").encode(errors="ignore").decode()
    Draft.create(
        staff=work.staff,
        form=draft.form,
        about=draft.about,
        content=content,
        kept=work.now,
        request=draft.request or None,
    )


@operation(Permission.DESK, Action.DELETE, logged=False)
def drop_draft(work: Work, form: str, about: int = 0) -> None:
    """Throws a draft away, after saving or on purpose."""
    _drop(work, form, about)


@operation(Permission.DESK, Action.UPDATE)
def set_own_look(work: Work, language: str, theme: str) -> None:
    """The person's own language (``zh`` or ``en``) and theme."""
    Staff.update(language=clean(language, 20), theme=clean(theme, 20)).where(Staff.id == work.staff).execute()


def _try_own_pin(desk: Desk, old: str, new: str) -> None:
    if old == new:
        raise SalonError(Code.WEAK_PIN, why="same")
    tried = try_pin(desk.archive, desk.staff, old)
    if not tried.good:
        raise Refused(Code.WRONG_PIN, wait=tried.wait)
    forgive(tried)


@operation(
    Permission.DESK,
    Action.UPDATE,
    before=_try_own_pin,
    prepare=lambda desk, old, new: hashed(desk.archive, desk.staff, new),
)
def change_own_pin(work: Work, old: str, new: str) -> None:
    """Changes the person's own PIN. Slow on purpose: call it in a worker.

    Tries at the old one count like those at signing in.

    Raises:
        Refused: ``WRONG_PIN`` when the old one is wrong; else as at signing in.
        SalonError: ``WEAK_PIN`` with ``why``.
    """
    set_pin(Staff.get_by_id(work.staff), new, work.prepared)


def _drop(work: Work, form: str, about: int) -> None:
    Draft.delete().where(Draft.staff == work.staff, Draft.form == form, Draft.about == about).execute()
