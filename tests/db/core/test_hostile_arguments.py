"""Whatever an operation is asked with: text is cleaned where it enters, and ids that no table holds are nobody's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from db.core.approval import Wanted
from db.core.desk import Desk
from db.core.errors import Code, Refused, SalonError
from db.core.sql import rows
from db.staff.operations.session import approve
from tests.db.calls import Case
from tests.db.every_call import CALLS, GUARDED
from tests.db.salon import LI, OWNER, PINS, SHEN, everything
from tests.db.stage import Furnished, Stage

HOSTILE = "甲\x00\x1b[31m红\x1b[0m\u202e乙\u200b\r\n\t\x9b7m" + "长" * 5009
UNCLEAN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
LONGEST = 5000
DERIVED = {"readings"}
"""Made by the program of a text that is bounded."""
NUMBERS = (2**70, -(2**70), 2**63, -1)
_TYPED = {"pin", "old", "new", "request_id"}
"""Never kept as typed: hashed, or made by the program."""


class _Caught(Exception):
    """What a call would have been asked with."""

    def __init__(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        super().__init__()
        self.asked = (args, kwargs)


def asked_with(name: str, at: Desk, case: Case, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Any], dict[str, Any]]:
    """What the table of calls asks an operation or query with."""

    def catch(*args: Any, **kwargs: Any) -> None:
        raise _Caught(args, kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(name, catch)
        with pytest.raises(_Caught) as caught:
            CALLS[name].make(at, case)
    args, kwargs = caught.value.asked
    return list(args), kwargs


def changed(value: Any, text: str | None, number: int | None, name: str = "") -> Any:
    """The value with its texts, or its numbers, put in place of what was there."""
    if isinstance(value, (Desk, bool, Enum, Path)) or name in _TYPED:
        return value
    if isinstance(value, str):
        return value if text is None else text
    if isinstance(value, int):
        return value if number is None else number
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: changed(getattr(value, one.name), text, number, one.name) for one in fields(value)}
        )
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(changed(one, text, number) for one in value))
    if isinstance(value, Mapping):
        return {key: changed(one, text, number) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(changed(one, text, number) for one in value)
    return value


def unclean(*without: str) -> list[str]:
    """What is kept that a terminal or a sheet would stumble over, by table and column."""
    wrong = []
    for table, kept in everything(*without).items():
        for row in kept:
            for at, value in enumerate(row):
                if isinstance(value, str) and (UNCLEAN.search(value) or len(value) > LONGEST):
                    _, column, *_ = rows(f"PRAGMA table_info({table})")[at]
                    if UNCLEAN.search(value) or column not in DERIVED:
                        wrong.append(f"{table}.{column}: {value[:30]!r}, {len(value)}")
    return wrong


@pytest.fixture(scope="module")
def stage(furnished: Furnished, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    stage = furnished.stage(tmp_path_factory.mktemp("hostile") / "salon", OWNER)
    yield stage
    stage.salon.close()


def tried(at: Desk, stage: Stage, name: str, make: Callable[..., Any], patch: pytest.MonkeyPatch) -> str:
    """Asks an operation as a manager, with a hostile reason, and a second person's agreement where one is wanted."""
    args, kwargs = asked_with(name, at, stage.cases[LI], patch)
    args = [at.because(HOSTILE), *(make(one) for one in args[1:])]
    kwargs = {key: make(one, name=key) for key, one in kwargs.items()}
    call = GUARDED[name]
    for _ in range(2):
        try:
            call(*args, **kwargs)
        except Refused as error:
            if error.code is not Code.NEEDS_SECOND or error.facts["alone"]:
                return error.code.value
            args[0] = approve(args[0], stage.salon.staff[SHEN], PINS[SHEN], Wanted.of(error))
        except SalonError as error:
            return error.code.value
        else:
            return "done"
    return "refused"


@pytest.mark.parametrize("name", list(CALLS))
def test_text_is_cleaned_where_it_enters(stage: Stage, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tried(stage.again(), stage, name, partial(changed, text=HOSTILE, number=None), monkeypatch)
    assert unclean("draft") == []


@pytest.mark.parametrize("name", list(CALLS))
def test_a_number_out_of_range_is_nobodys(stage: Stage, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at = stage.again()
    for number in NUMBERS:
        tried(at, stage, name, partial(changed, text=None, number=number), monkeypatch)
