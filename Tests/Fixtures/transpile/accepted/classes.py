from dataclasses import dataclass, field
from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2

    def label(self):
        return self.name.lower()


@dataclass
class Item:
    name: str
    price: float
    tags: list = field(default_factory=list)

    @property
    def label(self):
        return f"{self.name} ({', '.join(self.tags)})"


@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int


class Shape:
    sides = 0

    def __init__(self, name):
        self.name = name

    def area(self):
        raise NotImplementedError

    def __repr__(self):
        return f"{type(self).__name__}({self.name}, {self.area():.1f})"


class Square(Shape):
    sides = 4

    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side**2


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    def area(self):
        return 3 * self.radius * self.radius


class TooMany(ValueError):
    def __init__(self, count):
        super().__init__(f"{count} are too many")
        self.count = count


def check(count):
    if count > 3:
        raise TooMany(count)
    return count


item = Item("pen", 1.5)
item.tags.append("blue")
print(item, item.label, item == Item("pen", 1.5, ["blue"]))
print(sorted([Point(2, 1), Point(1, 5)]), {Point(1, 2): "here"}[Point(1, 2)])
print([Square(2), Circle(1.5)], Square.sides, Color.GREEN, Color(1).label(), [c.value for c in Color])
for count in (1, 9):
    try:
        print(check(count))
    except TooMany as error:
        print("refused:", error, error.count)
