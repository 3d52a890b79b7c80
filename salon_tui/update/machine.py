"""Where the program is on a machine that updates, and what is kept of updates: root's, and the desk only reads it.

``/opt/salon-tui/versions/VERSION`` is an environment each, ``/opt/salon-tui/current`` a link to the one in use. What an
environment took the place of stands inside it, so that the link is all that is ever switched.
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from db.core.disk.files import sync_folder, write_whole
from salon_tui.app.settings import Places
from salon_tui.update.release import order
from salon_tui.update.why import UpdateError, Why

REPLACED_FILE = "replaced.json"
_PUBLIC = 0o644


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What an environment took the place of.

    Attributes:
        version: The version before.
        schema: The last change of the tables that it knew.
        own_schema: The last one that the environment itself knows.
        backup: The backup that was made before.
    """

    version: str
    schema: str
    own_schema: str
    backup: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A machine.

    Attributes:
        places: Where the archive and its key are.
        root: Where the environments are.
        state: What is kept of updates.
        keys: The publisher's public keys.
        unit: The desk's systemd unit; a machine without one has its desk closed and opened by hand.
        systemctl: What stops and starts it.
    """

    places: Places
    root: Path = Path("/opt/salon-tui")
    state: Path = Path("/var/lib/salon-tui-update")
    keys: Path = Path("/etc/salon-tui/publisher-keys")
    unit: Path = Path("/etc/systemd/system/salon-kiosk.service")
    systemctl: str = "/usr/bin/systemctl"

    @property
    def current(self) -> Path:
        """The link to the environment in use."""
        return self.root / "current"

    def environment(self, version: str) -> Path:
        """The environment of a version."""
        return self.root / "versions" / version

    @property
    def installed(self) -> str:
        """The version in use.

        Raises:
            UpdateError: ``NOT_INSTALLED`` where the program wasn't put here so that it can be updated.
        """
        try:
            name = Path(os.readlink(self.current)).name
        except OSError as error:
            raise UpdateError(Why.NOT_INSTALLED, path=str(self.current)) from error
        if not order(name):
            raise UpdateError(Why.NOT_INSTALLED, path=str(self.current))
        return name

    @property
    def highest(self) -> str:
        """The highest version that was ever seen here; empty for none."""
        try:
            return (self.state / "highest").read_text("ascii").strip()
        except (OSError, ValueError):
            return ""

    def saw(self, version: str) -> None:
        """Keeps that a version was seen: from now on, nothing older is taken."""
        if order(version) > order(self.highest):
            write_whole(self.state / "highest", version + "\n", _PUBLIC)

    def replaced(self, version: str) -> Replaced | None:
        """What the environment of a version took the place of; None for the first."""
        try:
            return Replaced(**json.loads((self.environment(version) / REPLACED_FILE).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def keep_replaced(self, version: str, replaced: Replaced) -> None:
        """Writes down what the environment of a version is about to take the place of."""
        write_whole(self.environment(version) / REPLACED_FILE, json.dumps(asdict(replaced)), _PUBLIC)

    def switch(self, version: str) -> None:
        """Takes another environment into use, in one step: a power cut leaves the one or the other."""
        link = self.root / "current.new"
        link.unlink(missing_ok=True)
        link.symlink_to(Path("versions") / version)
        link.replace(self.current)
        sync_folder(self.root)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps a second update out; the lock goes with the process, however it ends.

        Raises:
            UpdateError: ``UNDER_WAY``, ``NOT_ALLOWED``, ``NOT_INSTALLED``.
        """
        if not (self.root / "versions").is_dir():
            raise UpdateError(Why.NOT_INSTALLED, path=str(self.current))
        try:
            self.state.mkdir(parents=True, exist_ok=True, mode=0o755)
            handle = os.open(self.state / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, _PUBLIC)
            if not os.access(self.root / "versions", os.W_OK):
                os.close(handle)
                raise PermissionError
        except PermissionError as error:
            raise UpdateError(Why.NOT_ALLOWED) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            raise UpdateError(Why.UNDER_WAY) from error
        try:
            yield
        finally:
            os.close(handle)

    def is_busy(self) -> bool:
        """Whether an update is under way, as far as can be seen from here."""
        with suppress(OSError):
            handle = os.open(self.state / "lock", os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            finally:
                os.close(handle)
        return False

    def stop_desk(self) -> None:
        """Closes the desk, which keeps as drafts what was being typed; where it stays open, no backup can be made."""
        self._system("stop")

    def start_desk(self) -> bool:
        """Opens the desk; gives whether it says that it runs (``Type=notify``)."""
        return self._system("start")

    def _system(self, verb: str) -> bool:
        if not self.unit.exists():
            return True
        return subprocess.run([self.systemctl, verb, self.unit.name], check=False, timeout=180).returncode == 0
