"""The recovery phrase: slips are found in their group, and only the phrase opens the key."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.clients.operations import clients
from db.core.disk import phrase as recovery
from db.core.disk.files import RECOVERY_FILE
from db.core.disk.keys import Keys
from db.core.errors import Code
from db.recovery import operations
from db.sign_in.operations.opening import salon_before_sign_in
from db.sign_in.operations.sign_in import FirstRun, first_run, sign_in
from tests.db.clock import Clock
from tests.db.salon import CHEAP, DESK_WOMAN, OWNER, PINS, Salon, entries, give_sheet, refused, wrong

ROOT = bytes(range(32))
FINGERPRINT = Keys(ROOT).fingerprint


def test_a_phrase_is_six_groups_that_are_easy_to_copy() -> None:
    phrases = [recovery.make_phrase() for _ in range(200)]
    assert all(re.fullmatch("[0-9A-HJKMNP-TV-Z]{5}", group) for phrase in phrases for group in phrase)
    assert {len(phrase) for phrase in phrases} == {6}
    assert len({group for phrase in phrases for group in phrase}) > 1150
    for phrase in phrases:
        assert [recovery.read_group(place, group) for place, group in enumerate(phrase)] == phrase


@settings(max_examples=300)
@given(place=st.integers(0, 5), data=st.data())
def test_a_wrong_character_and_a_swapped_pair_are_found(place: int, data: st.DataObject) -> None:
    group = recovery._make_group(place)
    at = data.draw(st.integers(0, 4))
    other = data.draw(st.sampled_from([one for one in recovery.ALPHABET if one != group[at]]))
    assert recovery.read_group(place, group[:at] + other + group[at + 1 :]) is None
    before = data.draw(st.integers(0, 2))
    if group[before] != group[before + 1]:
        swapped = group[:before] + group[before + 1] + group[before] + group[before + 2 :]
        assert recovery.read_group(place, swapped) is None


def test_a_group_in_anothers_place_is_found() -> None:
    phrase = recovery.make_phrase()
    assert recovery.read_group(1, phrase[0]) is None
    assert recovery.read_group(0, phrase[5]) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [(" 0o1i l ", "00111"), ("００１１１", "00111"), ("0011-1", "00111"), ("0011", None), ("U0111", None)],
)
def test_how_a_group_is_typed(typed: str, read: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "_check", lambda place, text: 1)
    assert recovery.read_group(0, typed) == read


def test_the_phrase_opens_the_key_and_nothing_else_does(tmp_path: Path) -> None:
    phrase, other = recovery.make_phrase(), recovery.make_phrase()
    recovery.seal(tmp_path, ROOT, phrase, CHEAP)
    assert recovery.unseal(tmp_path, phrase, FINGERPRINT) == ROOT
    assert wrong(recovery.unseal, tmp_path, other, FINGERPRINT).code is Code.WRONG_PHRASE
    assert wrong(recovery.unseal, tmp_path, phrase, "another").code is Code.WRONG_PHRASE
    text = (tmp_path / RECOVERY_FILE).read_text()
    assert ROOT.hex() not in text
    assert not any(group in text for group in phrase)
    # a new sheet voids the old one
    recovery.seal(tmp_path, ROOT, other, CHEAP)
    assert wrong(recovery.unseal, tmp_path, phrase, FINGERPRINT).code is Code.WRONG_PHRASE
    assert recovery.unseal(tmp_path, other, FINGERPRINT) == ROOT


def test_without_a_usable_file_it_says_so(tmp_path: Path) -> None:
    phrase = recovery.make_phrase()
    assert wrong(recovery.unseal, tmp_path, phrase, FINGERPRINT).code is Code.NO_RECOVERY
    recovery.seal(tmp_path, ROOT, phrase, CHEAP)
    kept = json.loads((tmp_path / RECOVERY_FILE).read_text())
    for name, value in (("memory_kib", 2**40), ("passes", 0), ("salt", "xyz"), ("nonce", 3)):
        (tmp_path / RECOVERY_FILE).write_text(json.dumps({**kept, name: value}))
        assert wrong(recovery.unseal, tmp_path, phrase, FINGERPRINT).code is Code.NO_RECOVERY
    (tmp_path / RECOVERY_FILE).write_text(json.dumps({**kept, "key": "00" * 48}))
    assert wrong(recovery.unseal, tmp_path, phrase, FINGERPRINT).code is Code.WRONG_PHRASE


# --- at the desk, and with the command -------------------------------------------------------------------------------


def test_no_client_is_entered_before_there_is_a_sheet(tmp_path: Path) -> None:
    clock = Clock()
    first = FirstRun(salon="静颜", owner=OWNER, pin=PINS[OWNER])
    archive = first_run(tmp_path / "data", tmp_path / "keys", first, clock, CHEAP)
    try:
        owner = sign_in(archive, 1, PINS[OWNER])
        asked = clients.Register("r1", {"name": "赵一", "phone": "13500135005", "consent_file": "yes"})
        assert wrong(clients.register, owner, asked).code is Code.NEEDS_RECOVERY
        phrase = operations.begin_recovery(owner)
        for typed in ({0: phrase[0], 3: phrase[2]}, {1: phrase[1]}, {}):
            keep = operations.KeepRecovery(phrase, typed)
            assert wrong(operations.keep_recovery, owner, keep, CHEAP).code is Code.INVALID
        assert not (tmp_path / "data" / RECOVERY_FILE).exists()
        assert wrong(clients.register, owner, asked).code is Code.NEEDS_RECOVERY
        typed = {2: phrase[2].lower(), 4: f" {phrase[4][:3]} {phrase[4][3:]}"}
        operations.keep_recovery(owner, operations.KeepRecovery(phrase, typed), CHEAP)
        assert salon_before_sign_in(archive).has_recovery
        assert clients.register(owner, asked).name == "赵一"
        assert all(group not in str(entries()) for group in phrase)
    finally:
        archive.close()


def test_the_sheet_gives_a_new_pin_once_and_frees_the_account(salon: Salon) -> None:
    old = give_sheet(salon.desk(OWNER))
    salon.close()
    data, keys = salon.folder / "data", salon.folder / "keys"
    assert operations.bring_back_key(data, keys, old) is False
    fresh = operations.new_phrase()
    assert wrong(operations.give_pin, data, keys, old, fresh, 1, "12345678", CHEAP).code is Code.WEAK_PIN
    nobody = salon.staff[DESK_WOMAN]
    assert wrong(operations.give_pin, data, keys, old, fresh, nobody, "73910482", CHEAP).code is Code.NOT_FOUND
    operations.give_pin(data, keys, old, fresh, 1, "73910482", CHEAP)
    salon.reopen(as_start=True)
    assert sign_in(salon.archive, 1, "73910482")
    assert refused(sign_in, salon.archive, 1, PINS[OWNER]) is Code.WRONG_PIN
    assert entries(operation="recover")[-1]["what"] == '{"staff":1}'
    salon.close()
    # used once, it is void
    assert wrong(operations.bring_back_key, data, keys, old).code is Code.WRONG_PHRASE
    assert operations.bring_back_key(data, keys, fresh) is False


@pytest.mark.parametrize("harm", ["missing", "garbage", "another"])
def test_the_sheet_brings_the_key_back(salon: Salon, harm: str) -> None:
    phrase = give_sheet(salon.desk(OWNER))
    salon.close()
    data, keys = salon.folder / "data", salon.folder / "keys"
    [path] = keys.glob("*.key")
    before = path.read_text()
    path.unlink()
    if harm != "missing":
        path.write_text({"garbage": "rubbish", "another": "ab" * 32}[harm])
    assert operations.bring_back_key(data, keys, phrase) is True
    assert path.read_text() == before
    assert path.stat().st_mode & 0o777 == 0o400
    if harm == "another":
        # whatever it opened, it is still there
        assert path.with_suffix(".other").read_text() == "ab" * 32
    salon.reopen()
