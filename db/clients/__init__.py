"""Clients' files.

Box C of the form is written and read as ``conditions`` (``answers``), with when each question and box was last
asked beside them (``validity``).
"""
