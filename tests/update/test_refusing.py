"""What a stick must be before anything of it is used: signed, whole, for this machine, and not older."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salon_tui.app.settings import Places
from salon_tui.update.machine import Machine
from salon_tui.update.publishing import make_keys
from salon_tui.update.release import LOCK_FILE, RELEASE_FILE, SIGNATURE_FILE, order, read_release
from salon_tui.update.steps import check
from salon_tui.update.why import UpdateError, Why
from tests.update.machines import machine_of, stick_of

WHEEL = "salon_tui-0.2.0-py3-none-any.whl"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return machine_of(tmp_path, Places(tmp_path / "data", tmp_path / "keys"))


def refused(machine: Machine, stick: Path) -> UpdateError:
    with pytest.raises(UpdateError) as error:
        check(machine, stick)
    return error.value


def test_a_good_stick_says_what_it_brings(machine: Machine, tmp_path: Path) -> None:
    found = check(machine, stick_of(tmp_path))
    assert (found.version, found.notes["zh"], set(found.files)) == ("0.2.0", "列表更快", {WHEEL, LOCK_FILE})
    assert machine.installed == "0.1.0" and machine.highest == "", "looking changes nothing"


def test_the_spare_key_is_as_good(machine: Machine, tmp_path: Path) -> None:
    make_keys(tmp_path / "spare", "a-spare")
    (tmp_path / "spare/a-spare.pem").rename(machine.keys / "a-spare.pem")
    assert check(machine, stick_of(tmp_path)).version == "0.2.0"


def _flip(path: Path) -> None:
    text = bytearray(path.read_bytes())
    text[len(text) // 2] ^= 1
    path.write_bytes(text)


def _relink(path: Path) -> None:
    path.rename(path.with_suffix(".aside"))
    path.symlink_to(path.with_suffix(".aside"))


def _fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


DAMAGE: list[tuple[str, Callable[[Path], object], Why]] = [
    (WHEEL, _flip, Why.CHANGED),
    (LOCK_FILE, _flip, Why.CHANGED),
    (WHEEL, Path.unlink, Why.CHANGED),
    (WHEEL, _longer, Why.CHANGED),
    (WHEEL, _relink, Why.CHANGED),
    (WHEEL, _fifo, Why.CHANGED),
    (RELEASE_FILE, _flip, Why.NOT_SIGNED),
    (RELEASE_FILE, _longer, Why.NOT_SIGNED),
    (SIGNATURE_FILE, _flip, Why.NOT_SIGNED),
    (SIGNATURE_FILE, Path.unlink, Why.NO_RELEASE),
    (SIGNATURE_FILE, _longer, Why.NO_RELEASE),
    (RELEASE_FILE, _fifo, Why.NO_RELEASE),
]


@pytest.mark.parametrize(("name", "damage", "why"), DAMAGE)
def test_nothing_is_taken_that_was_changed(
    machine: Machine, tmp_path: Path, name: str, damage: Callable[[Path], object], why: Why
) -> None:
    stick = stick_of(tmp_path)
    damage(stick / name)
    found = refused(machine, stick)
    assert found.why is why
    assert found.facts.get("file") == (name if why is Why.CHANGED else None)


def test_another_publisher(machine: Machine, tmp_path: Path) -> None:
    make_keys(tmp_path / "other")
    (tmp_path / "private/publisher.key").unlink()
    (tmp_path / "other/publisher.key").rename(tmp_path / "private/publisher.key")
    assert refused(machine, stick_of(tmp_path)).why is Why.NOT_SIGNED


def test_a_machine_without_keys_or_with_keys_that_others_can_exchange(machine: Machine, tmp_path: Path) -> None:
    stick = stick_of(tmp_path)
    machine.keys.chmod(0o777)
    assert refused(machine, stick).why is Why.OPEN_KEYS
    machine.keys.chmod(0o755)
    (machine.keys / "publisher.pem").chmod(0o666)
    assert refused(machine, stick).why is Why.OPEN_KEYS
    (machine.keys / "publisher.pem").unlink()
    assert refused(machine, stick).why is Why.NO_PUBLISHER


@pytest.mark.parametrize(
    ("version", "from_version", "highest", "why"),
    [
        ("0.1.0", "0.1.0", "", Why.THERE_ALREADY),
        ("0.1", "0.1.0", "", Why.THERE_ALREADY),
        ("0.0.9", "0.0.1", "", Why.OLDER),
        ("0.2.0", "0.1.0", "0.10.0", Why.OLDER),
        ("0.3.0", "0.2.0", "", Why.TOO_OLD),
    ],
)
def test_versions(machine: Machine, tmp_path: Path, version: str, from_version: str, highest: str, why: Why) -> None:
    machine.state.mkdir()
    if highest:
        machine.saw(highest)
    assert refused(machine, stick_of(tmp_path, version, from_version=from_version)).why is why


@pytest.mark.parametrize(("part", "why"), [("machine", Why.WRONG_MACHINE), ("python_version_tuple", Why.WRONG_PYTHON)])
def test_another_machine(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, why: Why
) -> None:
    stick = stick_of(tmp_path)
    if part == "machine":
        monkeypatch.setattr("platform.machine", lambda: "riscv64")
    else:
        monkeypatch.setattr("sys.version_info", type("Version", (), {"major": 3, "minor": 99}))
    assert refused(machine, stick).why is why


@pytest.mark.parametrize(
    "changed",
    [
        {"files": {"../../etc/passwd": {"sha256": "0" * 64, "size": 1}}},
        {"files": {"a.whl": {"sha256": "0" * 64, "size": -1}, LOCK_FILE: {"sha256": "0" * 64, "size": 1}}},
        {"files": {}},
        {"version": "1.0; rm"},
        {"version": "../1.0"},
        {"notes": {"en": "no Chinese"}},
        {"notes": {"en": 1, "zh": 2}},
        {"date": "soon"},
        {"format": 2},
        {"more": 1},
        {"machine": "x86 64"},
    ],
)
def test_what_a_release_may_not_say(tmp_path: Path, machine: Machine, changed: dict[str, object]) -> None:
    said = json.loads((stick_of(tmp_path) / RELEASE_FILE).read_bytes())
    with pytest.raises(UpdateError, match=Why.NO_RELEASE.value):
        read_release(json.dumps({**said, **changed}).encode())


ANYTHING = st.recursive(
    st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@settings(max_examples=30)
@given(st.binary(max_size=60) | ANYTHING.map(lambda one: json.dumps(one).encode()))
def test_anything_else_is_no_release(text: bytes) -> None:
    with pytest.raises(UpdateError, match=Why.NO_RELEASE.value):
        read_release(text)


@given(st.lists(st.integers(0, 999), min_size=2, max_size=4), st.lists(st.integers(0, 999), min_size=2, max_size=4))
def test_versions_are_compared_number_by_number(one: list[int], other: list[int]) -> None:
    text, others = (".".join(map(str, numbers)) for numbers in (one, other))
    padded, padded_other = ([*numbers, 0, 0][:4] for numbers in (one, other))
    assert (order(text) < order(others)) == (padded < padded_other)
