"""Strings that are typed at the desk: none stands in clear on the disk in the evening, but on printed sheets.

Three clients are registered and a fourth half; calls are written down, searches find nobody, PINs are wrong and right,
and there is the owner's recovery phrase. The desk is locked, killed and opened again, prints a card through CUPS on a
driverless printer, shows a message to the salon's phone, brings in a table from a stick, makes a backup, and is updated
from another stick. Then every file that was written meanwhile is read: the data, its backups, logs, the home folder,
the print service's spool, logs and cache, temporary files and dumps; swap is not, nor is the table on its stick.
"""

from __future__ import annotations

import gzip
import stat
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.clients.operations.clients import open_client
from db.integrity.trial import newest_schema
from db.staff import pins
from salon_tui.app.settings import Places
from salon_tui.update import steps as updating
from tests.benchmarks.support import verdict
from tests.benchmarks.trust.clear_text import ELSEWHERE, found_in, suspects, written
from tests.benchmarks.trust.clear_text import size as size_of
from tests.benchmarks.trust.planted_day import HALF, Client, Day, Planted
from tests.db import salon as salons
from tests.db.salon import DESK_WOMAN, OUYANG, OWNER, PINS
from tests.journeys.homes import Home, copied
from tests.journeys.mornings import at_ten
from tests.journeys.plugged import Plugged, plugged_in
from tests.printouts.cups.print_lab import PrintLab, until
from tests.update.machines import REAL, machine_of, stick_of


@dataclass(frozen=True)
class Size:
    """How much is typed."""

    clients: int
    calls: int
    searches: int
    wrong: int
    strings: int


FULL: Final = Size(clients=3, calls=4, searches=3, wrong=3, strings=75)
SMALL: Final = Size(clients=1, calls=1, searches=1, wrong=1, strings=40)
_STICK, TABLE = "SALON", "客户.csv"
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


@dataclass
class Evening:
    """What is found in the evening.

    Attributes:
        typed: How many strings were typed.
        files: How many files were read, and how many bytes they have.
        in_clear: Which strings stand in which files.
        spooled: Documents that the print service still has.
        open_to_others: What the program wrote that others than its owner may read.
        on_stick: What it wrote on the stick with the table.
    """

    typed: int
    files: tuple[int, int]
    in_clear: dict[Path, set[str]]
    spooled: list[str]
    open_to_others: list[str]
    on_stick: list[str]


def run(size: Size = FULL) -> int:
    """Plays the day, and reads the disk.

    Returns:
        0 where nothing was found.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = salons.CHEAP
    with tempfile.TemporaryDirectory() as scratch:
        found = played(Path(scratch), size)
    for path, texts in found.in_clear.items():
        print(f"{len(texts)} in clear: {path}")
    print(f"{found.typed} strings typed, {found.files[0]:,} files read, {found.files[1] / 1e6:,.0f} MB")
    met = [
        verdict(
            f"strings in clear, of {found.typed}", len({text for one in found.in_clear.values() for text in one}), 0
        ),
        verdict("printed documents in the print service's spool", len(found.spooled), 0),
        verdict("files that others may read", len(found.open_to_others), 0),
        verdict("files on the stick with the table", len(found.on_stick), 0),
    ]
    return 0 if all(met) and found.typed >= size.strings else 1


def played(scratch: Path, size: Size, elsewhere: Sequence[str] = ELSEWHERE) -> Evening:
    """Plays the day in an empty folder, and looks at what is left of it.

    Args:
        scratch: The folder.
        size: How much is typed.
        elsewhere: Where else it is looked, but with the print service: whoever runs beside it may write the same PINs.
    """
    began = time.time() - 1
    with at_ten(), _printer() as lab, plugged_in(_STICK, scratch / "plug") as stick:
        salon = salons.build(scratch / "salon")
        owner = salon.desk(OWNER)
        planted = Planted(list(PINS.values()))
        groups = salons.give_sheet(owner)
        planted.texts += ["".join(groups), " ".join(groups), "-".join(groups)]
        salon.change(owner, open_client(owner, salon.clients[OUYANG]), consent_contact=("message",))
        salon.close()
        home = copied(salon, scratch / "home")
        work(home, planted, size, lab, stick)
        beside = [path.name for path in stick.folder.rglob("*") if path.is_file() and path.name != TABLE]
        update(home)
        every = written(began, home.folder, (str(lab.folder), *elsewhere))
        files = [path for path in dict.fromkeys(every) if not path.is_relative_to(scratch / "plug")]
        assert any(path.is_relative_to(lab.folder) for path in files)
        return look(files, home, planted.texts, scratch, lab.spooled(), beside)


@contextmanager
def _printer() -> Iterator[PrintLab]:
    lab = PrintLab()
    try:
        lab.start()
        yield lab
    finally:
        lab.stop()


def work(home: Home, planted: Planted, size: Size, lab: PrintLab, stick: Plugged) -> None:
    """The day: typed, locked, killed in the middle of a form, printed, sent, brought in, backed up."""
    with Day(home) as seat:
        for _ in range(size.wrong):
            seat.mistake(planted)
        seat.sign_in(DESK_WOMAN)
        clients = [seat.register(planted) for _ in range(size.clients)]
        for _ in range(size.calls):
            seat.call(planted)
        for _ in range(size.searches):
            seat.search(planted)
        assert not seat.dumps(), "a core would have everything"
        seat.fill_in(planted, planted.words(), HALF)
        seat.lock()
        seat.kill()
    printing = {"CUPS_SERVER": lab.server, "CUPS_SERVERROOT": str(lab.folder)}
    with Day(home, inside=stick.inside, printing=printing) as seat:
        seat.enter(DESK_WOMAN)
        # to where she was, or to what is offered of it
        seat.wait(lambda text: seat.said("Who are you?") not in text)
        seat.lock()
        seat.sign_in(OWNER)
        print_cards(seat, clients, lab)
        seat.send_message(planted)
        (stick.folder / TABLE).write_text(table(planted), "utf-8")
        seat.bring_in(Path("/media/salon/stick") / TABLE)
        seat.back_up()
        seat.end()


def print_cards(seat: Day, clients: list[Client], lab: PrintLab) -> None:
    """Everybody's card, on paper; what is printed is no longer kept by the print service."""
    for client in clients:
        seat.print_card(client)
    until("the cards", lambda: len(lab.arrived()) == len(clients))
    until("an empty spool", lambda: not lab.spooled())


def table(planted: Planted) -> str:
    """Whom an older program knew."""
    lines = [f"{planted.words()},{planted.phone()},{planted.words()},{planted.words()}" for _ in range(2)]
    return "\n".join(["姓名,电话,地址,备注", *lines, ""])


def update(home: Home) -> None:
    """A new program from a stick, tried on a copy of the archive."""
    folder = home.folder / "machine"
    machine = machine_of(folder, Places(home.data, home.keys))
    program = REAL.format(python=str(machine.current / "bin/python"), version="0.2.0")
    updating.update(machine, stick_of(folder, "0.2.0", program, schema=newest_schema()), lambda step: None)
    assert machine.installed == "0.2.0"


def look(
    files: Sequence[Path], home: Home, texts: list[str], scratch: Path, spooled: list[str], beside: list[str]
) -> Evening:
    """Reads files, and files of which it is known what stands in them."""
    controls = [home.folder / name for name in ("control.txt", "control.gz")]
    controls[0].write_text(f"before {texts[0]} behind", "gb18030")
    controls[1].write_bytes(gzip.compress(f"before {texts[-1]} behind".encode()))
    for control in controls:
        assert control in suspects(controls, texts, scratch) and found_in(control, texts), control
        control.unlink()
    every = {path: found_in(path, texts) for path in suspects(files, texts, scratch)}
    return Evening(
        typed=len(texts),
        files=(len(files), sum(map(size_of, files))),
        in_clear={path: found for path, found in every.items() if found},
        spooled=spooled,
        open_to_others=[str(path) for path in files if _is_ours(path, home) and path.stat().st_mode & _OTHERS],
        on_stick=beside,
    )


def _is_ours(path: Path, home: Home) -> bool:
    """Whether the desk wrote it: an update's environment is for everybody to read."""
    return path.is_relative_to(home.folder) and not path.is_relative_to(home.folder / "machine")
