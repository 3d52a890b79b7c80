"""Registers that inspectors ask for.

To whom something of a client was given says ``disclosures/store.of_client``. What of registers stands on Home is
one entry in ``salon_tui/screens/registers/home_lines``. Trainings and disclosures are never changed: what was wrong is
put right by an entry beside it (``corrections``).
"""
