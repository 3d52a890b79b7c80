"""What each role is given of a client, by any operation or query, of their own and of anybody else's."""

from __future__ import annotations

import pytest

from db.core.permissions import Role
from tests.db.given.conftest import Marked
from tests.db.given.planting import AMOUNT, COLLEAGUES, PHONE
from tests.db.salon import LI, OUYANG, PERSON, ZENG

# Written out from spec/trust.md: ● of every client, ◐ of their own alone, – of nobody. A sheet that goes to a printer
# is whole whoever prints it; this is what gets to a screen or into a file.
SPEC = """
                      receptionist  beautician    advisor       keeper    manager
name                  ●             ●             ●             ●         ●
file                  ●             ◐             ◐             ●         ●
phone                 ●             –             ◐             ●         ●
address               ●             –             ◐             ●         ●
health                –             ◐             ◐             –         ●
notes                 –             ◐             ◐             –         ●
amount                –             ◐             –             –         ●
colleague             –             –             ◐             –         ●
contact               ●             ◐             ●             –         ●
question              –             ●             ◐             –         ●
consequence           –             –             –             –         ●
bill                  ●             –             ◐             –         ●
loan                  ●             ●             ●             ●         ●
request               ●             –             –             ●         ●
incident              –             –             –             ●         ●
disclosure            ●             ◐             –             ●         ●
"""
KINDS = {
    "name": "client.name client.reading",
    "file": "client.district client.emergency_contact client.occupation client.remarks client.temperament client.title"
    "|open answers",
    "phone": f"{PHONE}|phone answers",
    "address": "client.address client.postcode client.wechat|address answers",
    "health": "condition.detail dated.content question.answer|health answers",
    "notes": "visit.cautions visit.felt visit.introduced visit.next_time visit.preferences visit.settings "
    "visit.skin_before visit.steps visit.topics|visit answers",
    "contact": "complaint.result complaint.text complaint.word complaint_step.text contact.summary opinion.text "
    "task.text win_back.offer",
    # whoever is asked about a client by name reads what they are asked
    "question": "question.text",
    "consequence": "override.item override.reason review.reason",
    "bill": "bill_line.reason",
    "loan": "loan.reason",
    "request": "access_request.identity",
    "incident": "incident_step.text",
    "disclosure": "disclosure.what",
}
KIND_OF = {AMOUNT: "amount", COLLEAGUES: "colleague"} | {
    label: kind
    for kind, labels in KINDS.items()
    for part in labels.split("|")
    for label in ([part] if part.endswith("answers") else part.split())
}
"""What each mark is of; a mark that isn't here is something new to be given, which somebody has to think about."""
HEADING, *LINES = (line.split() for line in SPEC.strip().splitlines())
WRITTEN = {kind: dict(zip(map(Role, HEADING), cells, strict=True)) for kind, *cells in LINES}
OWN = {Role.BEAUTICIAN: OUYANG, Role.ADVISOR: ZENG}


@pytest.mark.usefixtures("on_screen")
@pytest.mark.parametrize("role", list(Role))
def test_what_a_role_is_given_of_a_client(marked: Marked, role: Role) -> None:
    desk = marked.salon.desk(PERSON[role])
    found: dict[str, dict[str, set[str]]] = {}
    for client in (OUYANG, ZENG, LI):
        for call, marks in marked.given(desk, client).items():
            for mark in marks:
                of = "own" if client == OWN.get(role) else "another's"
                found.setdefault(KIND_OF[mark], {}).setdefault(of, set()).add(f"{call}: {mark}")
    for kind, cells in WRITTEN.items():
        ways = found.get(kind, {})
        if cells[role] != "●":
            assert "another's" not in ways, (role, kind, ways["another's"])
        if cells[role] == "–":
            assert ways == {}, (role, kind, ways)
        assert bool(ways) is (cells[role] != "–"), f"{role} is given nothing of {kind}: this would see no way"
