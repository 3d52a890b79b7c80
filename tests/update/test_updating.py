"""An update from a stick: good, refused, failing on the copy, killed at each step; and back again."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db.backup.places import newest_first
from db.core.errors import Code
from db.integrity.operations import examine
from db.integrity.trial import newest_schema
from salon_tui.app.settings import Places
from salon_tui.cli import update as command
from salon_tui.cli.say import Trouble
from salon_tui.update import building, children, steps
from salon_tui.update.machine import Machine
from salon_tui.update.request import ask, is_asked, take_request
from salon_tui.update.result import State, Step, last_result
from salon_tui.update.sentences import WHYS, result_sentence
from salon_tui.update.stick import look_at
from salon_tui.update.why import UpdateError, Why
from salon_tui.words import i18n
from tests.db.salon import Salon
from tests.update.machines import FAILS, REAL, machine_of, script, stick_of

Facts = Mapping[str, Any]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    (tmp_path / "data").mkdir()
    return machine_of(tmp_path, Places(tmp_path / "data", tmp_path / "keys"))


@pytest.fixture
def quick(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Environments without anything in them, whose steps say what they should; gives which were asked for."""
    asked: list[str] = []

    def build(target: Path, files: Path) -> None:
        shutil.rmtree(target, ignore_errors=True)
        script(target / "bin/python", "exit 1")

    def run(machine: Machine, environment: Path, why: Why, *words: str, **how: object) -> Facts:
        asked.append(f"{environment.name} {' '.join(words)}")
        said: dict[str, Facts] = {
            "backup": {"backup": "the-backup", "schema": "0011_old"},
            "try": {"version": environment.name, "schema": "9999_new"},
            "agree": {"agreed": {"person": "林"}},
        }
        return said.get(words[0], {})

    monkeypatch.setattr(steps, "build", build)
    monkeypatch.setattr(steps, "run_inside", run)
    return asked


def untold(step: Step) -> None:
    pass


def asked_of_systemd(tmp_path: Path) -> list[str]:
    return (tmp_path / "asked").read_text().split()


def test_a_good_stick_for_real(salon: Salon, tmp_path: Path) -> None:
    """The archive is backed up, a copy of it opened by what the stick brings, and only the link is switched."""
    salon.archive.close()
    machine = machine_of(tmp_path / "machine", Places(salon.folder / "data", salon.folder / "keys"))
    program = REAL.format(python=str(machine.current / "bin/python"), version="0.2.0")
    stick = stick_of(tmp_path / "machine", "0.2.0", program, schema=newest_schema())
    told: list[Step] = []
    done = steps.update(machine, stick, told.append)
    assert told == [step for step in Step if step is not Step.DONE]
    assert done.state is State.DONE and machine.installed == "0.2.0"
    assert asked_of_systemd(tmp_path / "machine") == ["stop", "start"]
    [backup] = newest_first(salon.folder / "data-backups")
    replaced = machine.replaced("0.2.0")
    assert replaced is not None and replaced.backup == str(backup)
    assert all(found.good for found in examine(salon.folder / "data", salon.folder / "keys").found)


def test_what_fails_on_the_copy_stays_away(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = children.run_inside
    said = {"backup": "somewhere", "schema": "0011_old"}
    monkeypatch.setattr(steps, "run_inside", lambda *words: said if words[3] == "backup" else run(*words))
    with pytest.raises(UpdateError) as error:
        steps.update(machine, stick_of(tmp_path, inside=FAILS), untold)
    assert (error.value.why, error.value.facts) == (Why.NOT_TRIED, {"wrong": "money"})
    assert machine.installed == "0.1.0"
    found = last_result(machine)
    assert found is not None and (found.state, found.step, found.version) == (State.FAILED, Step.TRY, "0.2.0")
    i18n.use("zh")
    assert result_sentence(found) == (
        "程序没有升级，继续使用 0.1.0。 新程序在档案副本上试运行没有通过，请告诉维护人员。"
    )
    assert (machine.environment("0.2.0") / "bin/python").exists(), "a real environment was tried"


@pytest.mark.usefixtures("quick")
def test_a_new_program_and_back_again(machine: Machine, tmp_path: Path, quick: list[str]) -> None:
    done = steps.update(machine, stick_of(tmp_path), untold)
    assert machine.installed == machine.highest == "0.2.0"
    assert (done.state, done.before) == (State.DONE, "0.1.0") and last_result(machine) == done
    assert quick == ["0.1.0 backup", "0.2.0 try"] and asked_of_systemd(tmp_path) == ["stop", "start"]
    with pytest.raises(UpdateError, match=Why.THERE_ALREADY.value):
        steps.update(machine, tmp_path / "stick-0.2.0", untold)
    quick.clear()
    back = steps.go_back(machine, untold)
    assert back is not None and (back.before, back.version) == ("0.2.0", "0.1.0") and machine.installed == "0.1.0"
    # the tables had changed: who is at the terminal agrees by the new program, and the old one restores
    assert quick == ["0.2.0 agree the-backup", "0.1.0 restore the-backup"]
    with pytest.raises(UpdateError, match=Why.NO_WAY_BACK.value):
        steps.go_back(machine, untold)
    # what was gone back from may be installed again, and nothing older
    steps.update(machine, tmp_path / "stick-0.2.0", untold)
    assert machine.installed == "0.2.0"


def test_back_where_the_tables_are_the_same(machine: Machine, tmp_path: Path, quick: list[str]) -> None:
    steps.update(machine, stick_of(tmp_path), untold)
    replaced = machine.replaced("0.2.0")
    assert replaced is not None
    machine.keep_replaced("0.2.0", replace(replaced, own_schema=replaced.schema))
    quick.clear()
    steps.go_back(machine, untold)
    assert machine.installed == "0.1.0" and quick == [], "the archive stays as it is"


def test_a_program_that_does_not_start_is_taken_back(machine: Machine, tmp_path: Path, quick: list[str]) -> None:
    script(
        tmp_path / "systemctl",
        f'echo "$1" >> {tmp_path / "asked"}; [ "$(readlink {machine.current})" = versions/0.1.0 ]',
    )
    with pytest.raises(UpdateError, match=Why.NOT_STARTED.value):
        steps.update(machine, stick_of(tmp_path), untold)
    assert machine.installed == "0.1.0"
    assert quick[-1] == "0.1.0 undo the-backup", "it may have changed the tables"
    assert asked_of_systemd(tmp_path)[-1] == "start"


STEPS = [step for step in Step if step is not Step.DONE]


@pytest.mark.parametrize("last", STEPS)
def test_a_kill_at_each_step_leaves_one_program_whole(
    machine: Machine, tmp_path: Path, quick: list[str], last: Step
) -> None:
    stick = stick_of(tmp_path)
    killed(machine, stick, last)
    is_new = last is Step.START
    assert machine.installed == ("0.2.0" if is_new else "0.1.0")
    assert (machine.current / "bin/python").exists()
    found = last_result(machine)
    assert found is not None
    if is_new:
        assert found.state is State.DONE
        return
    assert (found.state, found.why) == (State.FAILED, Why.INTERRUPTED.value)
    assert steps.update(machine, stick, untold).state is State.DONE, "and it can be done again"
    assert not list(machine.state.glob("incoming*")) and not list(machine.root.glob("*.new"))


def test_a_kill_while_the_environment_is_half_made(
    machine: Machine, tmp_path: Path, quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # as the fixture gave it
    whole = vars(steps)["build"]

    def half(target: Path, files: Path) -> None:
        (target / "bin").mkdir(parents=True)
        (target / "bin/half").touch()
        os._exit(0)

    monkeypatch.setattr(steps, "build", half)
    stick = stick_of(tmp_path)
    killed(machine, stick, Step.DONE)
    assert machine.installed == "0.1.0"
    monkeypatch.setattr(steps, "build", whole)
    steps.update(machine, stick, untold)
    assert not (machine.current / "bin/half").exists(), "nothing of the half one is left"


def killed(machine: Machine, stick: Path, last: Step) -> None:
    """An update whose process is gone at a step, without a word of farewell."""
    child = os.fork()
    if child == 0:
        try:
            steps.update(machine, stick, lambda step: os._exit(0) if step is last else None)
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == 0


def test_two_updates_at_once(machine: Machine, tmp_path: Path, quick: list[str]) -> None:
    with machine.alone():
        assert machine.is_busy()
        with pytest.raises(UpdateError, match=Why.UNDER_WAY.value):
            steps.update(machine, stick_of(tmp_path), untold)
    assert not machine.is_busy()


def test_the_desk_asks_for_what_the_manager_saw(machine: Machine, tmp_path: Path, quick: list[str]) -> None:
    stick = stick_of(tmp_path)
    ask(machine, look_at(stick, machine.keys).digest)
    assert is_asked(machine)
    digest = take_request(machine)
    assert not is_asked(machine), "it is followed once"
    other = stick_of(tmp_path, "0.3.0")
    with pytest.raises(UpdateError, match=Why.OTHER_ASKED.value):
        steps.update(machine, other, untold, digest)
    assert steps.update(machine, stick, untold, digest).version == "0.2.0"


def test_a_request_is_no_way_into_roots_files(machine: Machine, tmp_path: Path) -> None:
    secret = tmp_path / "shadow"
    secret.write_text("a" * 64)
    (machine.places.data / "update-request").symlink_to(secret)
    with pytest.raises(UpdateError, match=Why.OTHER_ASKED.value):
        take_request(machine)
    assert secret.exists() and not is_asked(machine)


def test_the_command_says_why_in_a_sentence(
    machine: Machine,
    tmp_path: Path,
    quick: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    i18n.use("en")
    monkeypatch.setattr(command, "Machine", lambda places: machine)
    asked = Namespace(data=str(machine.places.data), keys=str(machine.places.keys), back=False, requested=False)
    stick = stick_of(tmp_path)
    assert command.run(Namespace(**vars(asked), stick=str(stick), check=True)) == 0
    said = capsys.readouterr().out
    assert "On the stick: 0.2.0" in said and "Faster lists" in said
    assert command.run(Namespace(**vars(asked), stick=str(stick), check=False)) == 0
    assert capsys.readouterr().out.endswith("Updated from 0.1.0 to 0.2.0.\n")
    with pytest.raises(Trouble, match="is in use already"):
        command.run(Namespace(**vars(asked), stick=str(stick), check=True))


def test_every_reason_has_a_sentence() -> None:
    assert set(WHYS) == set(Why)


def test_an_environment_is_built_of_what_was_signed_alone(machine: Machine, tmp_path: Path) -> None:
    files = stick_of(tmp_path)
    wheel = next(files.glob("*.whl"))
    wheel.write_bytes(wheel.read_bytes() + b"0")
    with pytest.raises(UpdateError, match=Why.NOT_BUILT.value):
        building.build(machine.environment("0.2.0"), files)


def test_the_archive_stays_closed_to_root(machine: Machine) -> None:
    """What goes wrong inside is told by its code: here there is no archive."""
    with pytest.raises(UpdateError) as error:
        children.run_inside(machine, machine.current, Why.NO_BACKUP, "backup")
    assert error.value.why is Why.NO_BACKUP and error.value.facts["code"] == Code.NO_ARCHIVE.value
