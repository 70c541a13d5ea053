"""Counts.

It does.
"""
import math


def count(items):
    return len(items)


print(count([1, 2]))  # 2
