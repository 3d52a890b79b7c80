"""Which clients are looked for: by what is known of them, what they had done, and what their skin is like.

A filter is a field with the right that it needs, and a condition with an index of its own (``store/conditions``);
the one that finds the fewest leads. Events, printed lists and the index by skin condition ask it.
"""
