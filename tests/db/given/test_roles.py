"""What each role is given of a client, by any operation or query, of their own and of anybody else's."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from db.core.desk import Desk
from db.core.errors import SalonError
from db.core.permissions import Role
from db.core.sql import write
from tests.db.every_call import CALLS
from tests.db.given.marked import Marked, undone
from tests.db.given.spec import KIND_OF, WRITTEN
from tests.db.salon import LI, OUYANG, PERSON, ZENG

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


CHANGES = (
    "UPDATE visit SET effect = '1', satisfaction = '1', total = total * 3 + 7 WHERE client_id = ?",
    "UPDATE answer SET value = 'bad' WHERE client_id = ? AND field IN ('sleep', 'digestion')",
    "UPDATE dated SET content = replace(content, '\"2\"', '\"3\"') WHERE client_id = ?",
    "DELETE FROM dated_key WHERE client_id = ?",
    "UPDATE client SET income = '30000', national_id = NULL, wechat = '', email = 'a@b.c' WHERE id = ?",
    "UPDATE bill SET total = total * 3 + 7, paid = paid * 3 + 7 WHERE client_id = ?",
    "UPDATE client_facts SET spend_12m = 900000, spend_before = 1, spend_90 = 2, last_paid = 3 WHERE client_id = ?",
    "UPDATE absence SET worth = worth * 3 + 700000000 WHERE client_id = ?",
    "UPDATE watch SET worth = worth * 3 + 700000000 WHERE client_id = ?",
)
"""What nobody but who treats a client knows of her is otherwise: health by codes, who she is, what she spends."""


@pytest.mark.parametrize("role", [Role.BEAUTICIAN, Role.ADVISOR, Role.MANAGER])
def test_nothing_turns_on_what_one_may_not_know_of_a_stranger(marked: Marked, role: Role) -> None:
    """No answer of the archive is another one by it: no order, no count, no sentence of a refusal."""
    desk = marked.salon.desk(PERSON[role])
    before, after = _answers(marked, desk), _answers(marked, desk, CHANGES)
    turned = {name for name, answer in before.items() if answer != after[name]}
    assert len(turned) > 10 if role is Role.MANAGER else turned == set(), turned


def _answers(marked: Marked, desk: Desk, changes: Sequence[str] = ()) -> dict[str, str]:
    """What each query gives or says with a stranger, once some statements have changed something of her."""
    found: dict[str, str] = {}
    for name, call in CALLS.items():
        if ".queries." in name:
            with undone():
                for sql in changes:
                    write(sql, marked.salon.clients[LI])
                try:
                    found[name] = repr(call.make(desk, marked.cases[LI]))
                except SalonError as error:
                    found[name] = f"{error.code} {dict(error.facts)}"
                except RuntimeError:
                    # what takes too long for a transaction: a list of drives, PINs that are hashed
                    continue
    return found
