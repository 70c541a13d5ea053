#!/usr/bin/env python3
"""Temperatures of a week."""

# The days, from Monday on.
readings = [12, 15, 9, 21, 18, 17, 11]  # in degrees

# What is warm
# is a matter of taste.
LIMIT = 15


# Warm days are those above the limit.
def warm(values, limit):
    """Tells how many days are warm.

    A day at the limit is not.
    """
    count = 0
    for value in values:
        # Strictly above.
        if value > limit:  # so that 15 is not
            count += 1

    # All days are seen.
    return count


class Range:
    """The coldest and the warmest."""

    # Both are included.
    def __init__(self, low, high):
        self.low = low
        self.high = high  # not below low

    def width(self):
        """In degrees."""
        return self.high - self.low


text = "# no comment"  # but this
print(warm(readings, LIMIT), text)

print(Range(min(readings), max(readings)).width())
# The end.
