"""What tests of every package share: hypothesis' profile, and a salon of their own."""

from __future__ import annotations

import gc
import os
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from textual import _callback, strip
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

from db.backup import making
from db.staff import pins
from salon_tui.kiosk.painting import stylesheet
from salon_tui.kiosk.painting.stylesheet import Memory
from tests.db import salon as salons
from tests.db.clock import Clock
from tests.db.others import Others

if TYPE_CHECKING:
    from tests.db.stage import Furnished

settings.register_profile("salon", deadline=None, database=None)
settings.load_profile("salon")

# a terminal that can do all, whatever the tests run in
os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
os.environ.pop("NO_COLOR", None)

NO_SKIP = "SALON_TUI_NO_SKIP"
"""Where this is set, as in CI, nothing may be left out: what would be skipped has failed."""


NEW_OBJECTS = 20_000
"""After how many garbage is looked for among them; Python's own number, 700, is for programs without megabytes."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[Any]) -> Generator[None, Any, Any]:
    """A test that would be left out fails where everything must run."""
    report = yield
    if report.skipped and os.environ.get(NO_SKIP):
        report.outcome = "failed"
        report.longrepr = f"left out: {report.longrepr}"
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest are begun first, so that at the end no processor waits for one."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """What has been imported and collected stays to the end: garbage is looked for among what tests make.

    Python would go through all of it whenever a quarter as much is new, a fourth of the processor's time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])


@pytest.fixture(scope="session", autouse=True)
def cheap_and_quick() -> Iterator[None]:
    """PINs may be hashed cheaply in the tests' own processes, and backups don't stand back there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "NICENESS", 0)
        patch.setattr(pins, "FLOOR_KIB", salons.CHEAP[0])
        patch.setattr(pins, "FLOOR_PASSES", salons.CHEAP[1])
        yield


@pytest.fixture(scope="session", autouse=True)
def styles_parsed_once() -> Iterator[None]:
    """Style sheets are parsed by the first desk that needs them in a look, not by each: a twelfth of a page's test.

    Each widget's style asks for the hash of every rule, which Python has quicker than Textual's own function.
    """
    parse = Stylesheet._parse_rules
    known: dict[object, list[RuleSet]] = {}
    memories: defaultdict[object, Memory] = defaultdict(Memory)

    def parse_once(sheet: Stylesheet, css: str, *where: Any, **facts: Any) -> list[RuleSet]:
        key = (css, where, *sorted(facts.items()), *sorted(sheet._variables.items()))
        if key not in known:
            known[key] = parse(sheet, css, *where, **facts)
        return known[key]

    def memory_of(variables: dict[str, str]) -> Memory:
        return memories[tuple(sorted(variables.items()))]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        patch.setattr(stylesheet, "memory_of", memory_of)
        patch.setattr(RuleSet, "__hash__", object.__hash__)
        yield


@pytest.fixture(scope="session", autouse=True)
def handlers_looked_up_once() -> Iterator[None]:
    """What a widget does about a kind of message is looked up once, not in all its classes for each message: a
    twenty-fifth of a page's test. Where a handler asks from which widget, Textual finds it.
    """
    find = MessagePump._get_dispatch_methods
    known: dict[tuple[type, str, type], list[tuple[type, Any]] | None] = {}

    def look_up(pump: type, name: str, message: type) -> list[tuple[type, Any]] | None:
        classes = [(cls, vars(cls)) for cls in pump.__mro__]
        if any(not has.get("_decorated_handlers", {}).keys().isdisjoint(message.__mro__) for _cls, has in classes):
            return None
        methods = [(cls, has.get(f"_{name}") or has.get(name)) for cls, has in classes]
        return [(cls, method) for cls, method in methods if method and not getattr(method, "_textual_on", None)]

    def find_known(pump: MessagePump, name: str, message: Message) -> Iterator[tuple[type, Any]]:
        key = type(pump), name, type(message)
        if key not in known:
            known[key] = look_up(*key)
        if (methods := known[key]) is None:
            yield from find(pump, name, message)
            return
        for cls, method in methods:
            if message._no_default_action:
                break
            yield cls, method.__get__(pump, cls)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MessagePump, "_get_dispatch_methods", find_known)
        yield


@pytest.fixture(scope="session", autouse=True)
def parameters_counted_once() -> Iterator[None]:
    """How many parameters a callback takes is looked up once for its source, not for each function that is made of it
    when a widget is mounted: a fiftieth of a page's test.
    """
    count = _callback._count_parameters
    known: dict[CodeType, int] = {}

    def count_once(callback: Callable[..., Any]) -> int:
        function = callback if isinstance(callback, FunctionType) else type(callback).__call__
        # what wraps another function takes what that one takes
        if not isinstance(function, FunctionType) or hasattr(function, "__wrapped__"):
            return count(callback)
        if function.__code__ not in known:
            known[function.__code__] = count(callback)
        return known[function.__code__]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_callback, "_count_parameters", count_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def lines_remember_in_dictionaries() -> Iterator[None]:
    """A painted line makes seven stores for what may be asked of it again, and half its time goes there. Dictionaries
    do, as no line lives long enough to fill them.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strip, "FIFOCache", lambda most: {})
        yield


_PAINT = Compositor.render_update


@pytest.fixture
def as_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is painted after every key, whoever reads it."""
    monkeypatch.setattr(Compositor, "render_update", _PAINT)


@pytest.fixture(scope="session", autouse=True)
def painted_where_it_is_read() -> Iterator[None]:
    """A page is painted by the test that reads it, not after every key for a terminal that there isn't: a quarter of
    a page's test. Programs in a terminal of their own paint as they do.
    """

    def not_painted(compositor: Compositor, screen_stack: list[Screen[Any]]) -> None:
        compositor._dirty_regions.clear()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", not_painted)
        yield


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> salons.Salon:
    """The salon that is made once; closed, so that its files can be copied."""
    return salons.build(tmp_path_factory.mktemp("prepared"))


@pytest.fixture(scope="session")
def furnished(prepared: salons.Salon, tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    """The salon with what every area has of three clients, made once; closed."""
    # by whom it is asked for: the operations of every area are imported for it
    from tests.db.stage import furnish

    return furnish(salons.copy(prepared, tmp_path_factory.mktemp("furnished") / "salon"))


@pytest.fixture
def salon(prepared: salons.Salon, tmp_path: Path) -> Iterator[salons.Salon]:
    """An open copy of the prepared salon."""
    own = salons.copy(prepared, tmp_path / "salon")
    yield own
    own.close()


@pytest.fixture
def clock(salon: salons.Salon) -> Clock:
    """The clock of the salon."""
    return salon.clock


@pytest.fixture(scope="session")
def others() -> Iterator[Others]:
    """Makes other processes, quickly: they are forked from one that has imported everything already."""
    with Others() as nursery:
        yield nursery
