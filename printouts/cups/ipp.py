"""Asks CUPS over IPP, with pyipp: its messages, its parser and its connection; nothing of IPP is written here.

pyipp 0.17 offers an operation of its own for a printer's attributes only, so the others go through ``IPP.raw``, which
serialises any of them. Two things have to be known of it: an attribute that is not in its table of tags is left out
of a request without a word (``print-scaling`` and ``purge-job`` are missing there), and ``IPP.execute`` throws away
what the server said; so the table is completed here and the answer is parsed here.

Sources: RFC 8010 and 8011; CUPS's "IPP Operations"; cupsd(8) and client.conf(5) for the variables and the socket.
"""

from __future__ import annotations

import asyncio
import os
import pwd
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from printouts.errors import PaperCode, PaperError

if TYPE_CHECKING:
    # pyipp and aiohttp take their time to load: only once something is printed
    from pyipp.enums import IppOperation

Attributes = dict[str, Any]

NOT_FOUND = 0x0406
"""No such printer, or no such job (RFC 8011, appendix B)."""

_SOCKET = Path("/run/cups/cups.sock")
_SECONDS = 20
_PORT = 631
_GOOD_LAST = 0x00FF
_UNAUTHORISED = (401, 403)
"""HTTP, before it is IPP: who is there is not known, or may not."""
_UNREADABLE = (struct.error, LookupError, ValueError)
"""What pyipp's parser raises where something else than CUPS answers."""


class Answer:
    """What CUPS answered.

    Attributes:
        status: The status code; up to 0x00FF it is done (RFC 8011, 4.1.6).
        said: The server's own words, if it had any.
        jobs: Attributes of jobs.
        printers: Attributes of printers.
    """

    def __init__(self, parsed: Mapping[str, Any]) -> None:
        self.status: int = parsed["status-code"]
        self.said = str(parsed["operation-attributes"].get("status-message", ""))
        self.jobs: list[Attributes] = parsed["jobs"]
        self.printers: list[Attributes] = parsed["printers"]

    @property
    def is_good(self) -> bool:
        """Whether what was asked for is done."""
        return self.status <= _GOOD_LAST


def ask(
    operation: str,
    *,
    printer: str = "",
    about: Mapping[str, object] | None = None,
    job: Mapping[str, object] | None = None,
    data: bytes = b"",
) -> Answer:
    """Asks CUPS for something, and waits for the answer: call it in a worker.

    A CUPS that wants a password, or an encrypted connection, gets neither: that is said as it is.

    Args:
        operation: Name of the operation in pyipp, such as ``PRINT_JOB``.
        printer: Name of the queue, for operations that need one.
        about: Operation attributes, in the order of RFC 8011.
        job: Attributes of the job that is made.
        data: The document.

    Raises:
        PaperError: ``no_print_program`` where there is no CUPS, ``print_service_down`` where it doesn't answer,
            ``needs_login``, ``needs_tls``.
    """
    from pyipp import enums

    return asyncio.run(_ask(enums.IppOperation[operation], printer, about or {}, job or {}, data))


async def _ask(
    operation: IppOperation, printer: str, about: Mapping[str, object], job: Mapping[str, object], data: bytes
) -> Answer:
    from aiohttp import ClientError, ClientSession, ClientTimeout, UnixConnector
    from pyipp import IPP, IPPConnectionUpgradeRequired, IPPError, IPPResponseError
    from pyipp.enums import IppTag
    from pyipp.parser import parse
    from pyipp.tags import ATTRIBUTE_TAG_MAP

    ATTRIBUTE_TAG_MAP.update({"print-scaling": IppTag.KEYWORD, "purge-job": IppTag.BOOLEAN})
    path = f"/printers/{quote(printer)}" if printer else "/"
    message: Attributes = {
        "operation-attributes-tag": {
            "printer-uri": f"ipp://localhost{path}",
            # whose job it is: CUPS lets its owner cancel it
            "requesting-user-name": _account(),
            **about,
        },
        "job-attributes-tag": dict(job),
        "data": data,
    }
    host, port, socket = _server()
    timeout = ClientTimeout(total=_SECONDS)
    try:
        connector = UnixConnector(path=socket) if socket else None
        async with ClientSession(connector=connector, timeout=timeout) as session:
            server = IPP(host, "/", port=port, session=session, request_timeout=_SECONDS)
            return Answer(parse(await server.raw(operation, message)))
    except IPPConnectionUpgradeRequired:
        raise PaperError(PaperCode.NEEDS_TLS) from None
    except IPPResponseError as error:
        refused = error.args[1]["status-code"] in _UNAUTHORISED
        raise PaperError(PaperCode.NEEDS_LOGIN if refused else PaperCode.PRINT_SERVICE_DOWN) from None
    except (ClientError, IPPError, OSError, TimeoutError, *_UNREADABLE):
        code = PaperCode.PRINT_SERVICE_DOWN if _is_installed() else PaperCode.NO_PRINT_PROGRAM
        raise PaperError(code) from None


def _server() -> tuple[str, int, str]:
    """Host, port and socket of cupsd, found as CUPS's own programs do: the socket first, since systemd listens there.

    An encrypted connection to another machine's CUPS, and the names in client.conf, are not looked for.
    """
    named = os.environ.get("CUPS_SERVER") or (str(_SOCKET) if os.access(_SOCKET, os.W_OK) else "localhost")
    if named.startswith("/"):
        return "localhost", _PORT, named
    parts = urlsplit(f"//{named}")
    return parts.hostname or "localhost", parts.port or _PORT, ""


def _is_installed() -> bool:
    """Whether this machine has cupsd at all, started or not."""
    return (Path(os.environ.get("CUPS_SERVERROOT", "/etc/cups")) / "cupsd.conf").exists()


def _account() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
