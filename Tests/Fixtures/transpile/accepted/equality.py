import json
from collections import Counter, OrderedDict, defaultdict, namedtuple
from enum import Enum, IntEnum


class Color(Enum):
    RED = 1
    GREEN = 2

    @property
    def is_warm(self):
        return self is Color.RED


class Level(IntEnum):
    LOW = 1


Point = namedtuple("Point", "x y")

# Dictionaries of every kind are compared by what is in them.
counts = Counter("aab")
seen = defaultdict(int)
seen["x"] += 1
print(counts == {"a": 2, "b": 1}, {"x": 1} == seen, OrderedDict(a=1) == {"a": 1}, Counter(a=2, b=1) == counts)
print({"a": 1, "b": 2}.keys() == {"b", "a"}, {1: 2} == {1.0: 2.0})

# A tuple with names is a tuple; a list is none.
print(Point(1, 2) == (1, 2), (1, 2) == Point(1, 2), Point(1, 2) != (1, 3), (1, 2) == [1, 2], "1" == 1)

# A member of an enumeration is itself, and a number only where it says so.
print(Color.RED == 1, Level.LOW == 1, 1 == Level.LOW, Color.RED is Color.RED, Color.GREEN.is_warm)

# What JSON has is compared by what it is.
data = json.loads('{"n": 1, "s": "a", "f": 1.0, "t": true}')
print(data["n"] == 1, data["n"] == data["f"], data["t"] == 1, data["s"] == "a", data["s"] != "b")


def first_large(numbers):
    if any(n > 3 for n in numbers) and not all(n > 3 for n in numbers):
        return next((n for n in numbers if n > 3), "none")
    return next((n for n in numbers if n > 100), "none")


print(first_large([1, 5]), first_large([1, 2]))
