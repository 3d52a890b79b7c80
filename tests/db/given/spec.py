"""What each role is given of a client, kind by kind."""

from __future__ import annotations

from db.core.permissions import Role
from tests.db.given.planting import AMOUNT, COLLEAGUES, PHONE

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


def kept_from(role: Role) -> set[str]:
    """The marks that somebody of this role is given of nobody's but their own client."""
    return {mark for mark, kind in KIND_OF.items() if WRITTEN[kind][role] != "●"}
