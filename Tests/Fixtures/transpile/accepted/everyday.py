"""What everyday programs do with dictionaries, tuples and empty things."""
import itertools
from collections import defaultdict, namedtuple


def interleave(a, b):
    return [v for pair in zip(a, b) for v in pair]


def counted(keys):
    table = {}
    for key in keys:
        try:
            table[key][len(key)] += 1
        except KeyError:
            table[key] = {len(key): 1}
    return table


def grouped(pairs):
    table = defaultdict(dict)
    for a, b in pairs:
        table[a][b] = a * b
    return dict(table)


def found(flag):
    if flag:
        return 3
    return None


def maybe(flag):
    return [] if flag else -1


def noted(key, notes=None):
    if notes is None:
        notes = {}
    notes[key] = len(key)
    return notes


def limits(text):
    return text == "[" and text[0] == "["


class Tower:
    def __init__(self, blocks):
        self.blocks = blocks

    def __iter__(self):
        return iter(self.blocks)

    def spread(self):
        return max(self.blocks) - min(self.blocks)

    def __format__(self, spec):
        return format(len(self.blocks), spec)


class Unused:
    def __init__(self, size):
        self.size = size

    def __repr__(self):
        return f"Unused({self.size})"


Row = namedtuple("Row", "cells name")
a, b = [3, 1], [6, 5]
print(interleave(a, b), dict(enumerate(zip(a, b))), dict(enumerate("xy", start=1)))
for item in enumerate(zip(a, b)):
    print(item)
first, *rest = {"k": 1, "l": 2, "m": 3}.items()
print(first, rest, any(zip(a, b)), any(itertools.product(a, b)))
print(counted(["a", "bb", "a"]), grouped([(1, 2), (1, 3), (2, 5)]))
print(found(True) or "nothing", found(False) or "nothing", maybe(True), maybe(False))
print(noted("abc"), noted("de", {"f": 1}), limits("["), limits("]"))
row = Row([1, 2], "r")
print(sorted([("b", None), ("a", 5)], key=lambda pair: pair[0]))
print(row, row.cells, row == ([1, 2], "r"))
print(Tower([4, 9, 2]).spread(), f"{Tower([1, 2]):>3}", sorted(Tower([2, 1])))
