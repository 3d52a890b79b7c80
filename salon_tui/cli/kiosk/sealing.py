"""The archive's key, encrypted for this machine, so that only the desk's unit has it and no file has it in plain.

systemd-creds(1) does it, with the machine's TPM where there is one and always with a secret of this installation; the
unit gets it by ``LoadCredentialEncrypted=``.
"""

from __future__ import annotations

import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from salon_tui.app.settings import CREDENTIAL, KEY_NAME, Places
from salon_tui.cli.say import Trouble, tell
from salon_tui.words.i18n import _

STORE: Final = Path("/etc/credstore.encrypted")
"""Where systemd looks for it by its name."""
_TOOL: Final = "systemd-creds"
_BYTES: Final = 32


@dataclass(frozen=True)
class Seal:
    """Encrypts the key that there is, or a new one for the archive that is going to be made."""

    places: Places
    store: Path = STORE

    def preview(self) -> str:
        """The command that would do it."""
        source = self.places.key if self.places.key and self.places.key.exists() else "-"
        return f"$ {_TOOL} encrypt --name={CREDENTIAL} {source} {self.store / CREDENTIAL}\n"

    def carry_out(self) -> None:
        """Encrypts it, reads it back, and only then takes the file in plain away.

        Raises:
            Trouble: It can't be encrypted here, or the key is nowhere to be found; nothing was changed then.
        """
        file, sealed = self.places.key, self.store / CREDENTIAL
        if file is not None and file.exists():
            self._seal(file.read_bytes())
            file.unlink()
            tell(_("The key is encrypted for this machine, and its file {path} is gone.").format(path=file))
        elif not sealed.exists():
            if (self.places.data / KEY_NAME).exists():
                raise Trouble(
                    _("The key of the archive in {path} is not on this machine. Type {command}.").format(
                        path=self.places.data, command="salon-tui recover"
                    )
                )
            self._seal(f"{secrets.token_hex(_BYTES)}\n".encode())
        if not _has_tpm():
            tell(_("There is no TPM here: whoever takes the disk along has the key as well. Encrypt the disk."))

    def _seal(self, key: bytes) -> None:
        self.store.mkdir(mode=0o700, exist_ok=True)
        sealed = self.store / CREDENTIAL
        fresh = self.store / f".{CREDENTIAL}.new"
        encrypted = _creds("encrypt", f"--name={CREDENTIAL}", "-", "-", given=key)
        fresh.write_bytes(encrypted)
        fresh.chmod(0o600)
        if _creds("decrypt", f"--name={CREDENTIAL}", str(fresh), "-") != key:
            fresh.unlink()
            raise Trouble(_("The key could be encrypted, but not read back. The key file was left as it is."))
        if sealed.exists():
            # it may be the key of another archive, whose backups are still there
            sealed.replace(self.store / f"{CREDENTIAL}.other")
        fresh.replace(sealed)


def _creds(*arguments: str, given: bytes = b"") -> bytes:
    try:
        ended = subprocess.run([_TOOL, *arguments], input=given, capture_output=True, check=False)
    except OSError as error:
        raise Trouble(_("“{command}” has failed: {said}").format(command=_TOOL, said=error.strerror)) from error
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip()
        raise Trouble(_("“{command}” has failed: {said}").format(command=f"{_TOOL} {arguments[0]}", said=said))
    return ended.stdout


def _has_tpm() -> bool:
    asked = subprocess.run([_TOOL, "has-tpm2", "--quiet"], capture_output=True, check=False)
    return asked.returncode == 0
