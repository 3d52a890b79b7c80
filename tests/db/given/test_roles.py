"""What each role is given of a client, by any operation or query, of their own and of anybody else's."""

from __future__ import annotations

import pytest

from db.core.permissions import Role
from tests.db.given.marked import Marked
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
