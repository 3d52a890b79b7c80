"""Borrowing paper: asked for, approved by somebody else, handed out against a PIN, brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.clients.store import clients
from db.core.audit import Action
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields, Refused, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission, grant
from db.papers.filing.store import papers as filing
from db.papers.loans import store as loans
from db.papers.loans.fields import PAPERS
from db.papers.loans.models import Loan
from db.papers.loans.records import LoanRecord, LoanState
from db.papers.printed.states import PaperState
from db.staff.models import Staff
from db.staff.store.pins import forgive, try_pin
from db.text.cleaning import clean

USUAL_DAYS = 3
"""For how many days a paper is lent where nothing else is said."""
LONGEST_TEXT = 200
LONGEST_REMARK = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLoan:
    """Somebody wants a client's paper: themselves, or a colleague who is not at the desk.

    Attributes:
        borrower: Id of the member of staff who will have it.
        due: The last day on which it comes back.
        kind: ``card`` or ``intake``.
    """

    request_id: str
    client: int
    borrower: int
    reason: str
    due: date
    kind: str = "card"


def _again(work: Work, loan: int) -> LoanRecord:
    return loans.record(work.today, loan)


@operation(Permission.ASK_LOAN, Action.CREATE, again=_again)
def ask_loan(work: Work, asked: AskLoan) -> LoanRecord:
    """Asks for the newest paper of its kind that stands in its drawer.

    Raises:
        InvalidFields: Without a reason, for nobody who works here, or for a day that is over.
        SalonError: ``NOT_FOUND``, or ``NO_LOAN`` with ``why``: ``not_printed``, ``printed`` (not put away yet),
            ``lent``, ``missing``, ``bound``, or ``asked`` when somebody else has asked already.
    """
    clients.get_client(asked.client)
    work.about(asked.client)
    reason = clean(asked.reason, LONGEST_TEXT)
    flaws = {} if reason else {"reason": Flaw.REQUIRED}
    if asked.kind not in {paper.code for paper in PAPERS}:
        flaws["kind"] = Flaw.NOT_A_CHOICE
    if not Staff.select().where(Staff.id == asked.borrower, Staff.active).exists():
        flaws["borrower"] = Flaw.NOBODY_CALLED_SO
    if asked.due < work.today:
        flaws["due"] = Flaw.TOO_EARLY
    if flaws:
        raise InvalidFields(flaws)
    paper = loans.paper_to_lend(asked.client, asked.kind)
    loan = Loan.create(
        sheet=paper,
        client=asked.client,
        borrower=asked.borrower,
        reason=reason,
        asked_at=work.now,
        asked_by=work.staff,
        due=asked.due,
    )
    return _done(work, loan)


@operation(Permission.APPROVE_LOAN, Action.UPDATE)
def approve_loan(work: Work, loan: int) -> LoanRecord:
    """Approves what somebody else has asked for, for somebody else.

    Raises:
        Refused: ``NOT_ALLOWED``, with ``own`` for one's own loan; ``NEEDS_SECOND`` for that in a salon that works solo.
        SalonError: ``NOT_FOUND``, or ``NO_LOAN`` with ``why`` ``decided``.
    """
    found = loans.get_loan(loan)
    work.client = found.client_id
    if grant(work.roles, Permission.APPROVE_LOAN, own=_is_own(work, found)) is not Grant.YES:
        if not work.solo:
            raise Refused(Code.NOT_ALLOWED, permission=Permission.APPROVE_LOAN.value, own=1)
        work.use_approval(Permission.APPROVE_LOAN)
    work.settled = True
    if loans.state_of(found) is not LoanState.ASKED:
        raise SalonError(Code.NO_LOAN, why="decided")
    found.approved_at, found.approved_by_id = work.now, work.staff
    return _done(work, found)


@operation(Permission.ASK_LOAN, Action.UPDATE)
def cancel_loan(work: Work, loan: int) -> LoanRecord:
    """Ends a loan that isn't out: refused by whoever may approve it, or taken back by who asked or would borrow.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``, or ``NO_LOAN`` with ``why`` ``decided``.
    """
    found = loans.get_loan(loan)
    work.client = found.client_id
    may_approve = grant(work.roles, Permission.APPROVE_LOAN, own=False) is Grant.YES
    if not may_approve and not _is_own(work, found):
        raise Refused(Code.NOT_ALLOWED, permission=Permission.APPROVE_LOAN.value)
    if loans.state_of(found) not in (LoanState.ASKED, LoanState.APPROVED):
        raise SalonError(Code.NO_LOAN, why="decided")
    found.refused_at, found.approved_at, found.approved_by_id = work.now, None, None
    return _done(work, found)


def _try_borrower(desk: Desk, loan: int, pin: str) -> None:
    """Checks the borrower's PIN, once it is known that there is something to hand out."""
    found = _to_hand_out(loan)
    tried = try_pin(desk.archive, found.borrower_id, pin)
    if not tried.good:
        raise Refused(Code.WRONG_PIN, wait=tried.wait)
    forgive(tried)


@operation(Permission.ASK_LOAN, Action.UPDATE, before=_try_borrower)
def take_out(work: Work, loan: int, pin: str) -> LoanRecord:
    """Hands an approved paper to its borrower, who proves to be that with a PIN. Slow on purpose: call it in a worker.

    Tries at the PIN count like those at signing in, whoever sits at the desk.

    Raises:
        Refused: ``WRONG_PIN``, ``WAIT`` or ``WAITS_FOR_RESET``, as at signing in.
        SalonError: ``NOT_FOUND``, or ``NO_LOAN`` with ``why``: ``asked`` (not approved yet), ``refused``, ``out``,
            ``back``, ``left`` (the borrower works here no longer), or the state of a paper that isn't in its drawer.
    """
    found = _to_hand_out(loan)
    found.out_at, found.out_by_id = work.now, work.staff
    paper = found.sheet
    filing.put(work, paper.id, PaperState.LENT, paper.drawer_id, paper.filed_key)
    return _done(work, found)


@operation(Permission.ASK_LOAN, Action.UPDATE)
def give_back(work: Work, loan: int, intact: bool, remark: str = "") -> LoanRecord:
    """A paper is back. It goes to its place, unless it isn't intact or a newer version has taken its place.

    Args:
        work: The operation under way.
        loan: Which loan.
        intact: Whether it is complete and unharmed.
        remark: What is the matter with it; needed where it isn't intact.

    Returns:
        The loan, with where the paper goes: ``FILED``, or ``TO_DESTROY`` when the card is to be printed again.

    Raises:
        InvalidFields: Not intact, and no remark.
        SalonError: ``NOT_FOUND``, or ``NO_LOAN`` with ``why`` ``not_out``.
    """
    found = loans.get_loan(loan)
    if loans.state_of(found) is not LoanState.OUT:
        raise SalonError(Code.NO_LOAN, why="not_out")
    found.remark = clean(remark, LONGEST_REMARK)
    if not intact and not found.remark:
        raise InvalidFields({"remark": Flaw.REQUIRED})
    found.back_at, found.back_by_id, found.intact = work.now, work.staff, intact
    paper = found.sheet
    if intact and not loans.is_superseded(paper):
        filing.put(work, paper.id, PaperState.FILED, paper.drawer_id, paper.filed_key)
    else:
        filing.put(work, paper.id, PaperState.TO_DESTROY)
    work.what["intact"] = intact
    return _done(work, found)


def _is_own(work: Work, loan: Loan) -> bool:
    return work.staff in (loan.borrower_id, loan.asked_by_id)


def _to_hand_out(loan: int) -> Loan:
    """A loan that is approved, of a paper that is where it belongs."""
    found = loans.get_loan(loan)
    state = loans.state_of(found)
    if state is not LoanState.APPROVED:
        raise SalonError(Code.NO_LOAN, why=state.value)
    if found.sheet.state != PaperState.FILED.value:
        raise SalonError(Code.NO_LOAN, why=str(found.sheet.state))
    if not found.borrower.active:
        raise SalonError(Code.NO_LOAN, why="left")
    return found


def _done(work: Work, loan: Loan) -> LoanRecord:
    """Saves it, and says in the log whose paper went to whom."""
    loan.version += 1
    loan.save()
    work.client = loan.client_id
    work.what |= {"loan": loan.id, "paper": loan.sheet_id, "borrower": loan.borrower_id}
    return loans.record(work.today, loan.id)
