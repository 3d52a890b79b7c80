"""Starts the desk as ``tests.benchmarks.desk`` does, with a thread that backs up for as long as a file is there.

``backing_up.py FOLDER …``: backups go to ``FOLDER/backups`` while ``FOLDER/now`` is there; ``FOLDER/count`` says how
many.
"""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from typing import Any

sys.path[0:0] = [str(Path(__file__).resolve().parents[3])]

from db.sign_in.operations import opening  # noqa: E402 - found only now
from salon_tui.__main__ import main  # noqa: E402

FOLDER = Path(sys.argv.pop(1))
_open = opening.open_desk


def _open_and_back_up(*args: Any) -> Any:
    archive = _open(*args)
    threading.Thread(target=_back_up, args=(archive,), daemon=True).start()
    return archive


def _back_up(archive: Any) -> None:
    count = 0
    while True:
        if (FOLDER / "now").exists():
            from db.backup.operations.making import back_up_unasked

            back_up_unasked(archive, FOLDER / "backups")
            count += 1
            (FOLDER / "count").write_text(str(count))
        time.sleep(0.01)


setattr(opening, "open_desk", _open_and_back_up)  # noqa: B010 - mypy knows it as a function

if __name__ == "__main__":
    sys.exit(main())
