"""What is read before a client comes, what others asked about it, and what came of the meeting's plan.

A reading keeps digests of what it said, by fact, so that what comes later is new without keeping what it was.
"""
