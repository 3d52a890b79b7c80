"""A sum divided so that nothing is lost: the method of the largest remainder."""

from __future__ import annotations

from collections.abc import Sequence


def divide(amount: int, weights: Sequence[int]) -> list[int]:
    """Shares of an amount in proportion to weights; they add up to it.

    What is left over after rounding down goes, one each, to the largest remainders, the first of equal ones first.
    Where all weights are 0, all are alike.

    Args:
        amount: What is divided, not below 0.
        weights: At least one, none below 0.

    Raises:
        ValueError: For no weights, or one below 0.
    """
    if not weights or min(weights) < 0 or amount < 0:
        raise ValueError("nothing to divide by")
    if not any(weights):
        weights = [1] * len(weights)
    total = sum(weights)
    shares, remainders = zip(*(divmod(amount * weight, total) for weight in weights), strict=True)
    left = amount - sum(shares)
    largest = set(sorted(range(len(weights)), key=lambda at: (-remainders[at], at))[:left])
    return [share + (at in largest) for at, share in enumerate(shares)]
