"""A systemd of its own, to which the unit of updates belongs as it is laid down, with its whole sandbox.

``unshare … python -m tests.update.own_systemd FOLDER RELEASE`` makes a machine in memory and becomes its first process:
nothing of the real one is there but its programs, which can't be written. It has an archive from ``FOLDER/data``, the
key of which stands encrypted where systemd looks for it, and a stick; the front desk itself is a unit that does
nothing. The unit of updates is started, and the machine is gone when it has ended.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, Never

from salon_tui.cli.kiosk import layout
from tests.warm import REPOSITORY

ACCOUNT: Final = 1000
SAID: Final = Path("/said/update")
SHOWN: Final = ("data", "said", "machine/state")
"""What of the folder is the machine's own: the archive, what is said, and what is kept of updates."""
_STICK: Final = Path("media/salon-tui/sdb1")
_PYTHON, _SITE, _SOURCE = Path("/opt/python"), Path("/opt/site"), Path("/opt/source")
"""Where the tests' Python, what it has installed, and the program's source are: homes are closed to the unit."""
_DEVICES: Final = ("null", "zero", "full", "random", "urandom", "tty")
_QUIET: Final = "[Unit]\nDefaultDependencies=no\n"
"""A unit of which nothing follows that systemd does to a machine that starts: clearing ``/tmp``, setting the kernel."""
_DESK: Final = f"{_QUIET}[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/bin/true\n"
_START: Final = (
    f"{_QUIET}OnSuccess=poweroff.target\n[Service]\nType=oneshot\nStandardOutput=file:/said/systemctl\n"
    "ExecStart=/bin/sh -c 'systemctl start salon-kiosk.service; systemctl start salon-update.service; "
    "systemctl show salon-update.service salon-kiosk.service; systemctl --force --force poweroff'\n"
)


def main(folder: Path, release: str) -> Never:
    """Makes the machine and becomes its systemd."""
    _run("mount", "--make-rprivate", "/")
    root = folder / "root"
    root.mkdir()
    _run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", str(root))
    _programs(root)
    _devices(root)
    _own(root, folder)
    _units(root)
    stick = root / _STICK
    stick.mkdir(parents=True)
    _run("mount", "-t", "tmpfs", "/dev/sdb1", str(stick))
    shutil.copytree(folder / release, stick, dirs_exist_ok=True)
    labels = root / "dev/disk/by-label"
    labels.mkdir(parents=True)
    (labels / "SALON-UPDATE").symlink_to("../../sdb1")
    os.chdir(root)
    (root / "before").mkdir()
    _run("pivot_root", ".", "before")
    os.chdir("/")
    _run("umount", "--lazy", "/before")
    # as systemd does where it is no guest: units get their credentials by it
    _run("mount", "--make-rshared", "/")
    _run("ldconfig")
    key = Path("/key")
    _run(
        "systemd-creds",
        "encrypt",
        "--with-key=host",
        "--name=salon-key",
        str(key),
        "/etc/credstore.encrypted/salon-key",
    )
    key.unlink()
    variables = {"container": "tests", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    os.execve("/lib/systemd/systemd", ["systemd", "--system", "--unit=start.service", "--log-target=null"], variables)


def _programs(root: Path) -> None:
    """Programs are there to be run, never to be changed."""
    for name in ("bin", "sbin", "lib", "lib64"):
        (root / name).symlink_to(f"usr/{name}")
    site = Path(sys.prefix, "lib", f"python{sys.version_info[0]}.{sys.version_info[1]}", "site-packages")
    for source, place in (
        (Path("/usr"), Path("/usr")),
        (Path(sys.base_prefix), _PYTHON),
        (site, _SITE),
        (REPOSITORY, _SOURCE),
    ):
        there = root / place.relative_to("/")
        there.mkdir(parents=True)
        _run("mount", "--bind", str(source), str(there))
        _run("mount", "-o", "remount,bind,ro", str(there))
    for name, kind in (("proc", "proc"), ("sys", "sysfs")):
        (root / name).mkdir()
        _run("mount", "-t", kind, kind, str(root / name))
    for name in ("sys", "proc/sys"):
        _run("mount", "--bind", str(root / name), str(root / name))
        _run("mount", "-o", "remount,bind,ro", str(root / name))


def _devices(root: Path) -> None:
    devices = root / "dev"
    devices.mkdir()
    _run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", str(devices))
    for name in _DEVICES:
        (devices / name).touch()
        _run("mount", "--bind", f"/dev/{name}", str(devices / name))


def _own(root: Path, folder: Path) -> None:
    """What the machine may write is in memory, but for what is looked at afterwards."""
    for name in (
        "tmp",
        "var/tmp",
        "var/lib/systemd",
        "run",
        "root",
        "home",
        "etc/credstore.encrypted",
        "etc/salon-tui",
    ):
        (root / name).mkdir(parents=True)
    (root / "tmp").chmod(0o1777)
    (root / "var/tmp").chmod(0o1777)
    _run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", str(root / "run"))
    for name in ("passwd", "group", "localtime", "nsswitch.conf"):
        if Path("/etc", name).exists():
            shutil.copy(Path("/etc", name), root / "etc" / name)
    (root / "etc/ld.so.conf").write_text(f"{_PYTHON}/lib\n")
    (root / "etc/machine-id").write_text(f"{os.urandom(16).hex()}\n")
    state = root / "var/lib/salon-tui"
    state.mkdir()
    os.chown(state, ACCOUNT, ACCOUNT)
    for name, place in zip(SHOWN, ("var/lib/salon-tui/archive", "said", "var/lib/salon-tui-update"), strict=True):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (root / place).mkdir()
        _run("mount", "--bind", str(folder / name), str(root / place))
    for path in (folder / "data", *(folder / "data").rglob("*")):
        os.chown(path, ACCOUNT, ACCOUNT)
    [key] = (folder / "keys").iterdir()
    shutil.copy(key, root / "key")
    shutil.copytree(folder / "machine/publisher-keys", root / "etc/salon-tui/publisher-keys")
    environment = root / "opt/salon-tui/versions/0.1.0"
    _run(sys.executable, "-m", "venv", "--without-pip", str(environment))
    python = environment / "bin/python"
    python.unlink()
    python.symlink_to(_PYTHON / "bin/python3")
    (environment / "pyvenv.cfg").write_text(f"home = {_PYTHON}/bin\ninclude-system-site-packages = false\n")
    [packages] = environment.glob("lib/python*/site-packages")
    (packages / "tests.pth").write_text(f"{_SITE}\n{_SOURCE}\n")
    (root / "opt/salon-tui/current").symlink_to("versions/0.1.0")


def _units(root: Path) -> None:
    units = root / "etc/systemd/system"
    more = units / "salon-update.service.d"
    more.mkdir(parents=True)
    [unit] = [file.text for file in layout.files("12") if file.path.name == "salon-update.service"]
    (units / "salon-update.service").write_text(unit)
    words = f"StandardOutput=file:{SAID}\nStandardError=file:{SAID}\n"
    (more / "tests.conf").write_text(f"{_QUIET}[Service]\n{words}")
    (units / "salon-kiosk.service").write_text(_DESK)
    (units / "start.service").write_text(_START)
    for name in ("sysinit.target", "basic.target", "systemd-tmpfiles-setup.service", "systemd-journald.socket"):
        (units / name).symlink_to("/dev/null")


def _run(*words: str) -> None:
    subprocess.run(words, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2])
