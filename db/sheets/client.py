"""What a client's papers are drawn from: card, intake form, and the forms that are filled in by hand at the desk.

Besides salon and stamp every record has defaults: a form with none of them is the empty form. Texts, codes and amounts
are as the archive keeps them, amounts in fen, and whole, whoever prints: so they go to a printer, or into a file of
somebody who may see all of it, and never to a screen. Much of it isn't in the archive yet; the records say what the
forms will be drawn from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.care.records import Taken
from db.clients.consent.records import SHIPPED, ConsentText
from db.clients.records import Alert, ClientRecord
from db.fields.declaration import Field
from db.fields.values import Hidden
from db.salon.records import SalonRecord
from db.visits.records import VisitRecord

VISITS_ON_CARD = 4
"""Most visits that a client card prints; its other rows stay free for the pen."""
_NOTHING = Taken()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintStamp:
    """What stands at the foot of every sheet: who printed it, when, and the version of the print.

    Attributes:
        paper_only: Whether more stands on the sheet than who prints it may see: then no file may get it.
        digest: That of what stands on it, where the archive keeps one of a sheet that is signed.
    """

    by: str
    at: datetime
    version: int
    paper_only: bool = False
    digest: str = ""


@dataclass(frozen=True, slots=True)
class SheetClient:
    """Whose sheet it is: number, name and the last four of the phone, never more."""

    number: str
    name: str
    last_four: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSheet:
    """Everything on the A5 client card; an empty card has no client.

    Attributes:
        visits: The latest ones, at most :data:`VISITS_ON_CARD`.
        paper: Id of the entry of this print; 0 for an empty card.
        earlier: How many visits were before those.
        areas: What part of the body a visit was for, by id of the visit: the categories of its services.
        taken: The skin analysis and the plan.
    """

    salon: SalonRecord
    stamp: PrintStamp
    client: ClientRecord | None = None
    visits: tuple[VisitRecord, ...] = ()
    place: str = ""
    digest: str = ""
    paper: int = 0
    earlier: int = 0
    areas: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    taken: Taken = _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeSheet:
    """Everything on the A4 intake form; an empty form has no client.

    Attributes:
        paper: Id of the entry of this print; 0 for an empty form.
        taken: What fills the boxes of the staff, and history and needs.
        text: The words in which the client is asked what they agree to.
    """

    salon: SalonRecord
    stamp: PrintStamp
    client: ClientRecord | None = None
    digest: str = ""
    own_fields: tuple[Field, ...] = ()
    paper: int = 0
    taken: Taken = _NOTHING
    text: ConsentText = SHIPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSheet:
    """What every paper of desk and cabinet has: the salon whose head it bears, and who prints it."""

    salon: SalonRecord
    stamp: PrintStamp


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSheet(DeskSheet):
    """What is signed and kept: the archive knows each version of it by its digest.

    Attributes:
        paper: Id of the entry of this print; 0 for an empty form.
    """

    paper: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSheet(DeskSheet):
    """One visit in full, with signature lines.

    Attributes:
        taken: How the skin was before, and the stage of the plan.
    """

    visit: VisitRecord | None = None
    taken: Taken = _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One use of a package or one movement of a balance.

    Attributes:
        change: Sessions, or fen: used ones negative.
        balance: What is left afterwards.
    """

    day: date
    service: str
    change: int
    balance: int | Hidden
    staff: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSheet(KeptSheet):
    """A package of sessions or a prepaid balance.

    Attributes:
        kind: ``package`` (counted in sessions) or ``prepaid`` (in fen); empty where it isn't known yet.
        title: What was bought.
        bought: When.
        price: In fen.
        size: Sessions or fen at the start.
        valid_until: Last day.
        lines: What was used so far, the oldest first.
        signed: So many of them are signed on paper already.
    """

    client: SheetClient | None = None
    number: str = ""
    kind: str = ""
    title: str = ""
    bought: date | None = None
    price: int | Hidden | None = None
    size: int | None = None
    valid_until: date | None = None
    lines: tuple[LedgerLine, ...] = ()
    signed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentSheet(KeptSheet):
    """A client's consent to one service.

    Attributes:
        client: Who consents.
        service: To what.
        version: Version of the text of this service's consent.
        indications: What it is for.
        risk: How great the risk is for this client, a code of ``RISKS``, and ``risk_why``.
        risks: What may happen.
        contraindications: Who must not have it.
        checked: What was found when that was checked.
        options: What else could be done.
        aftercare: What to do and not to do afterwards.
        guardian: Who agrees for a minor.
        alerts: What is known of this client.
    """

    client: SheetClient | None = None
    service: str = ""
    version: str = ""
    indications: str = ""
    risk: str = ""
    risk_why: str = ""
    risks: tuple[str, ...] = ()
    contraindications: tuple[str, ...] = ()
    checked: str = ""
    options: str = ""
    aftercare: tuple[str, ...] = ()
    guardian: str = ""
    alerts: tuple[Alert, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySheet(DeskSheet):
    """An opinion survey 征询意见表.

    Attributes:
        number: Number of the form.
        day: When it was handed out.
        client: Who answers; nobody's where the survey is anonymous.
        ratings: ``5`` to ``1`` for each of the four questions, empty for no answer.
        opinion: Opinions and wishes.
        handled_by: Who deals with them.
        result: What came of it.
    """

    number: str = ""
    day: date | None = None
    client: SheetClient | None = None
    ratings: tuple[str, ...] = ()
    opinion: str = ""
    handled_by: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyBatch(DeskSheet):
    """Opinion surveys that are printed together, each with a number of its own."""

    surveys: tuple[SurveySheet, ...] = ()
