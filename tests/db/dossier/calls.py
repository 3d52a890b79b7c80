"""How operations of copies for clients are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.dossier import operations as dossier
from tests.db.calls import Call, P, of_client, of_desk
from tests.db.registers.samples import request
from tests.db.salon import LI, OWNER, Salon


def make_correction(salon: Salon) -> int:
    """A client asks to have something put right."""
    return request(salon, salon.desk(OWNER), LI, wishes=("correct",)).id


SAMPLES = (make_correction,)

CALLS: dict[Callable[..., Any], Call] = {
    dossier.spoken_by: of_desk(P.REQUEST_ERASURE)(lambda at, case: dossier.spoken_by(at, case.client)),
    dossier.print_dossier: of_client(P.ERASE)(lambda at, case: dossier.print_dossier(at.on_paper(), case.client)),
    dossier.corrections: of_desk(P.REQUEST_ERASURE)(
        lambda at, case: dossier.corrections(at, case.of(make_correction), "zh")
    ),
    dossier.print_correction: of_desk(P.REQUEST_ERASURE)(
        lambda at, case: dossier.print_correction(at.on_paper(), case.of(make_correction))
    ),
}
