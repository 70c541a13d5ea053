"""Arguments behind a star whose number the function tells, and calls whose value is None."""


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


class Log:
    def __init__(self, *lines):
        self.lines = list(lines)

    def add(self, line):
        self.lines.append(line)


def area(width, height):
    return width * height


def total(first, *rest):
    return first + sum(rest)


pair = [3, 4]
print(Vector(*pair), area(*pair), total(1, *pair), total(*[5]))
print([Vector(*corner) for corner in [(0, 1), (2, 3)]])

log = Log(*[word.upper() for word in ["a", "b"]])
results = [1]
results.append(log.add("c"))
print(results, log.lines)


def grow(limit):
    a, b = 0, 1
    seen = 0
    while (a := a + b) < limit:
        a, b = b, a
        seen += 1
    return a, seen


print(grow(10**21))
