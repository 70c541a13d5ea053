"""Names for types, annotations of all kinds, keys as sets, and texts that are there or not."""
from typing import List, Optional, Tuple, TypeVar

Matrix = list[list[float]]
Point = Tuple[int, str]
T = TypeVar("T")


def trace(m: Matrix) -> float:
    return sum(m[i][i] for i in range(len(m)))


def first(points: List[Point] = None) -> Optional[int]:
    return points[0][0] if points else None


def plural(n: int, name: str) -> str:
    return f"{n} {name}{'s' * (n != 1)}"


def best(numbers: "list[int]", k: int) -> Optional[List[int]]:
    found = None
    for i in range(len(numbers) - k + 1):
        window = numbers[i : i + k]
        if found is None or sum(window) > sum(found):
            found = window
    return found


wanted: List[Optional[int]] = []
wanted.append(3)
wanted.append(None)
print(trace([[1, 2], [3, 4.5]]), first(), first([(7, "x")]), wanted)
print(plural(1, "day"), plural(3, "day"), "Fizz" * (9 % 3 == 0) + "Buzz" * (9 % 5 == 0))
print(best([1, 9, -1, 7, 3], 2), best([1], 3))
a, b = {"x": 1, "y": 2}, {"y": "q", "z": "r"}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()))
print(sorted(a.keys() ^ {"x", "k"}), sorted(set("xyz") & a.keys()), list({8: 0, 16: 0, 24: 0}.keys() - {16: 1}.keys()))


class Cells:
    def __init__(self, cells):
        self.cells = cells

    def shifted(self, by):
        return Cells([c + by for c in self.cells])

    def __len__(self):
        return len(self.cells)


cells = Cells([1, 2])
print(cells.cells, cells.shifted(2).cells, len(cells))
