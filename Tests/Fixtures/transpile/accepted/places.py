"""Second names of what lies in a list, a dictionary or an object, by which it is changed."""
from collections import defaultdict


def mark(grid, r):
    row = grid[r]
    row[0] = 9
    return len(row)


def group(words):
    groups = {}
    for word in words:
        bucket = groups.setdefault(len(word), [])
        bucket.append(word)
    return groups


def count(pairs):
    found = defaultdict(list)
    for key, value in pairs:
        values = found[key]
        values.append(value)
        values.sort()
    return dict(found)


def tidy(table):
    for name, scores in table.items():
        scores.append(len(name))
    for scores in table.values():
        scores.sort()
    return table


def number(rows):
    for i, row in enumerate(rows):
        row.insert(0, i)
    for row in reversed(rows):
        row.append(len(rows))
    for row in rows[:]:
        row.append(0)
    return rows


class Stock:
    def __init__(self):
        self.items = {}

    def add(self, name, amount=1):
        entry = self.items.setdefault(name, {"amount": 0, "times": 0})
        entry["amount"] += amount
        entry["times"] += 1
        return self


def split(numbers):
    even, odd = [], []
    for n in numbers:
        (even if n % 2 == 0 else odd).append(n)
    return even, odd


def extend(table, key):
    table.get(key).append(7)
    return table


cells = [[1, 2], [3]]
print(mark(cells, 0), mark(cells, -1), cells)
print(group(["a", "bc", "de", "f"]))
print(count([("x", 2), ("y", 1), ("x", 1)]))
print(tidy({"ab": [3], "c": [0, -1]}))
print(number([[5], [6]]))
print(Stock().add("pen").add("ink", 2).add("pen", 3).items)
print(split([1, 2, 3, 4]))
print(extend({"k": [1]}, "k"))
