# What cannot be assigned to, and what Python says of it.
import dataclasses
from collections import namedtuple
from dataclasses import FrozenInstanceError, dataclass


@dataclass(frozen=True)
class Point:
    x: int


class Account:
    def __init__(self):
        self._balance = 1

    @property
    def balance(self):
        return self._balance


Pair = namedtuple("Pair", "left right")

point = Point(3)
try:
    point.x = 5
    print("unreachable")
except FrozenInstanceError as error:
    print("frozen:", error)
try:
    point.x += 1
except dataclasses.FrozenInstanceError as error:
    print(type(error).__name__, error)
account = Account()
try:
    account.balance = 3
except AttributeError as error:
    print("property:", error)
pair = Pair(1, 2)
try:
    pair.left = 3
except AttributeError as error:
    print("tuple:", error)
print(point, account.balance, pair)
