"""A print service of its own for tests: cupsd and a driverless printer on loopback, with faults that can be switched.

Nothing of the machine is touched: configuration, spool, logs and the printer's output stand in one folder that is
deleted; ports are free ones; nothing runs as root (cupsd gives its filters to another account then, which could not
read the folder). ``ippeveprinter`` of Debian insists on Avahi, so a stand-in answers it on a D-Bus of its own: no
multicast leaves the machine, and no daemon of the system is needed.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.printouts.cups.print_lab_files import BUS, COMMAND, FILES, SERVICE, attributes

PACKAGES = {
    "cupsd": "cups",
    "lpadmin": "cups-client",
    "ippeveprinter": "cups-ipp-utils",
    "dbus-daemon": "dbus",
    "pdftoppm": "poppler-utils",
}
FILTER = Path("/usr/lib/cups/filter/pdftopdf")
QUEUE = "Laser"
DEADLINE = 120.0
"""Seconds after which a test gives up: a printer whose job was broken off in the middle waits a minute for the rest."""

_PATH = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"


def missing() -> list[str]:
    """Debian's packages that are not installed and without which nothing can be printed here."""
    found = [package for program, package in PACKAGES.items() if shutil.which(program, path=_PATH) is None]
    return found if FILTER.exists() else [*found, "cups-filters"]


def until(what: str, is_so: Callable[[], object]) -> None:
    """Waits for something to become true, and fails after a time."""
    end = time.monotonic() + DEADLINE
    while not is_so():
        assert time.monotonic() < end, f"{what}: not within {DEADLINE:.0f} s"
        time.sleep(0.05)


def free_port() -> int:
    """A port that nobody listens on, below those that the kernel gives to connections meanwhile."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as taken, contextlib.suppress(OSError):
            taken.bind(("127.0.0.1", port))
            return port


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came out of the printer.

    Attributes:
        pdf: The document as it reached the printer.
        asked: How it is to be printed, by the printer's names (``IPP_MEDIA`` or ``IPP_MEDIA_COL``, ``IPP_SIDES``, …).
    """

    pdf: bytes
    asked: Mapping[str, str]


class PrintLab:
    """A print service with one queue."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="salon-tui-print-"))
        self.port = free_port()
        self._printer_port = free_port()
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        # as root, everything runs as the account of the print service
        self._account: dict[str, Any] = {"user": "lp", "group": "lp", "extra_groups": []} if os.getuid() == 0 else {}
        for name in ("spool", "cache", "state", "tmp", "log", "printer", "out", "faults", "root"):
            (self.folder / name).mkdir()
        self._write_files()
        if self._account:
            for path in (self.folder, *self.folder.rglob("*")):
                shutil.chown(path, "lp", "lp")

    @property
    def server(self) -> str:
        """What ``CUPS_SERVER`` is set to."""
        return f"127.0.0.1:{self.port}"

    @property
    def socket(self) -> Path:
        """Where cupsd listens besides."""
        return self.folder / "cups.sock"

    def start(self) -> None:
        """Starts everything and makes the queue."""
        self._run("bus", ["dbus-daemon", f"--config-file={self.folder / 'bus.conf'}", "--nofork", "--nopidfile"])
        until("the bus", (self.folder / "bus").exists)
        ready = threading.Event()
        threading.Thread(target=_answer_for_avahi, args=(self._bus, ready), daemon=True).start()
        assert ready.wait(DEADLINE)
        self.start_service()
        self.start_printer()
        self.make_queue()

    def stop(self) -> None:
        """Ends what was started, and deletes the folder."""
        for name in ("printer", "service", "bus"):
            self._end(name)
        shutil.rmtree(self.folder)

    # The service.

    def start_service(self) -> None:
        """Starts cupsd."""
        conf, files = (str(self.folder / name) for name in ("cupsd.conf", "cups-files.conf"))
        self._run("service", ["cupsd", "-f", "-c", conf, "-s", files])
        self._await("service", self.port)

    def make_queue(self) -> None:
        """Makes the one queue, which jobs go to when none is named."""
        self.tell("lpadmin", "-p", QUEUE, "-E", "-v", self._uri, "-m", "everywhere")
        self.tell("lpadmin", "-d", QUEUE)

    def drop_queue(self) -> None:
        """Takes the one queue away."""
        self.tell("lpadmin", "-x", QUEUE)

    def stop_service(self) -> None:
        """Stops cupsd."""
        self._end("service")

    @contextlib.contextmanager
    def service_with(self, location: str) -> Iterator[None]:
        """The service with another rule for who may come in; as before afterwards."""
        conf = self.folder / "cupsd.conf"
        before = conf.read_text()
        start, end = before.index("<Location />"), before.index("<Policy")
        self.stop_service()
        conf.write_text(before[:start] + location + before[end:])
        self.start_service()
        try:
            yield
        finally:
            self.stop_service()
            conf.write_text(before)
            self.start_service()

    def tell(self, program: str, *words: str) -> str:
        """Runs one of CUPS's programs for administrators."""
        done = subprocess.run(
            [program, *words],
            env={"PATH": _PATH, "LC_ALL": "C.UTF-8", "CUPS_SERVER": self.server, "HOME": str(self.folder)},
            capture_output=True,
            timeout=DEADLINE,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def spooled(self) -> list[str]:
        """The documents that CUPS keeps."""
        return sorted(path.name for path in (self.folder / "spool").glob("d*"))

    def forget_jobs(self) -> None:
        """As after the days for which CUPS is told to remember what it has printed."""
        self.stop_service()
        for path in (*(self.folder / "spool").glob("[cd]*"), *(self.folder / "cache").glob("job.cache*")):
            path.unlink()
        self.start_service()

    # The printer.

    def start_printer(self) -> None:
        """Switches the printer on."""
        conf, command, spool = (str(self.folder / name) for name in ("printer.conf", "print.sh", "printer"))
        where = ["-n", "localhost", "-p", str(self._printer_port), "-d", spool]
        self._run("printer", ["ippeveprinter", *where, "-a", conf, "-c", command, QUEUE])
        self._await("printer", self._printer_port)

    def stop_printer(self) -> None:
        """Switches the printer off."""
        self._end("printer")

    def fault(self, name: str, *, is_on: bool = True) -> None:
        """Makes the printer have a fault (``paper_out``, ``wrong_paper``, ``jam``, ``slow``), or ends it."""
        path = self.folder / "faults" / name
        if is_on:
            path.touch()
        else:
            path.unlink(missing_ok=True)

    def reset(self) -> None:
        """As new, for the next test: no faults, no jobs, nothing in the tray."""
        if "service" not in self._running:
            self.start_service()
        self.tell("cancel", "-a", "-x")
        # a printer that was told to cancel goes on with its command
        self.stop_printer()
        for path in (*(self.folder / "faults").iterdir(), *(self.folder / "out").iterdir()):
            path.unlink()
        self.start_printer()
        self.tell("cupsenable", QUEUE)
        self.tell("cupsaccept", QUEUE)
        until("an idle printer", lambda: "is idle" in self.tell("lpstat", "-p", QUEUE))

    def arrived(self) -> list[Arrived]:
        """What came out so far, in order."""
        found = []
        for path in sorted((self.folder / "out").glob("*.pdf")):
            asked = (line.partition("=") for line in path.with_suffix(".txt").read_text().splitlines())
            found.append(Arrived(path.read_bytes(), {name: value for name, _, value in asked}))
        return found

    # Inside.

    @property
    def _bus(self) -> str:
        return f"unix:path={self.folder / 'bus'}"

    @property
    def _uri(self) -> str:
        return f"ipp://localhost:{self._printer_port}/ipp/print"

    def _run(self, name: str, command: list[str]) -> None:
        program = shutil.which(command[0], path=_PATH)
        assert program is not None
        environment = {"PATH": _PATH, "LC_ALL": "C", "DBUS_SYSTEM_BUS_ADDRESS": self._bus, "HOME": str(self.folder)}
        with (self.folder / "log" / f"{name}.txt").open("ab") as log:
            self._running[name] = subprocess.Popen(
                [program, *command[1:]],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
                **self._account,
            )

    def _await(self, name: str, port: int) -> None:
        def is_there() -> bool:
            log = self.folder / "log" / f"{name}.txt"
            assert self._running[name].poll() is None, log.read_text(errors="replace")
            return _answers(port)

        until(name, is_there)

    def _end(self, name: str) -> None:
        process = self._running.pop(name, None)
        if process is None:
            return
        process.terminate()
        try:
            process.wait(DEADLINE)
        finally:
            # the command that "prints" is a child of the printer
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, 9)

    def _write_files(self) -> None:
        here = self.folder
        (here / "cupsd.conf").write_text(SERVICE.format(here=here, port=self.port))
        (here / "cups-files.conf").write_text(FILES.format(here=here))
        (here / "bus.conf").write_text(BUS.format(here=here))
        (here / "printer.conf").write_text("\n".join(attributes()) + "\n")
        command = here / "print.sh"
        command.write_text(COMMAND.format(here=here))
        command.chmod(0o755)


def _answer_for_avahi(bus: str, ready: threading.Event) -> None:
    """Says what a printer wants to hear of Avahi before it starts; ends with the bus."""
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.low_level import HeaderFields, MessageType
    from jeepney.wrappers import new_method_return

    answers: dict[str, tuple[str, tuple[object, ...]]] = {
        "GetAPIVersion": ("u", (515,)),
        # AVAHI_SERVER_RUNNING and AVAHI_ENTRY_GROUP_ESTABLISHED
        "GetState": ("i", (2,)),
        "GetHostNameFqdn": ("s", ("localhost",)),
        "EntryGroupNew": ("o", ("/group",)),
    }
    with contextlib.suppress(OSError, EOFError), open_dbus_connection(bus) as connection:
        connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.Avahi"))
        ready.set()
        while True:
            message = connection.receive()
            if message.header.message_type is MessageType.method_call:
                member = message.header.fields[HeaderFields.member]
                connection.send(new_method_return(message, *answers.get(member, (None, ()))))
