"""Starts the desk as the kiosk does where the program is not installed: ``python -I`` doesn't look here by itself."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[0:0] = [str(Path(__file__).resolve().parents[2])]

from salon_tui.__main__ import main  # noqa: E402 - found only now

if __name__ == "__main__":
    sys.exit(main())
