"""How long each kind of record is kept, as the salon has confirmed it.

``store.months(kind)`` is the one place that says it.
"""
