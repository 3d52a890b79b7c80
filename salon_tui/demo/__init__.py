"""The demo salon 静颜美容中心: invented people and visits, made through the same operations as real ones.

Everybody in it signs in with :data:`PIN_SHORT`, the keeper and the managers with :data:`PIN_LONG`.
"""

PIN_SHORT = "905173"
"""The PIN of everybody in the demo whose role asks for six digits."""

PIN_LONG = "90517326"
"""The PIN of the keeper and the managers in the demo."""

CLIENTS = 120
"""How many clients the demo has unless it is told otherwise."""

MOST_CLIENTS = 20_000
