import itertools


class Counted:
    """Counts what it gives."""

    def __init__(self, items):
        self._items = iter(items)
        self.seen = 0

    def __iter__(self):
        return self

    def __next__(self):
        item = next(self._items)
        self.seen += 1
        return item


def frange(start, stop, step):
    if step == 0:
        raise ValueError("step must not be 0")
    values = []
    while start < stop:
        values.append(start)
        start += step
    return values


def interleave(*rows):
    return list(itertools.chain.from_iterable(zip(*rows)))


counted = Counted("abc")
print(counted.seen, next(counted), list(counted), counted.seen)
print(frange(0, 2, 0.5))
print(interleave([1, 2], [3, 4], [5, 6]))
for _ in itertools.repeat(None, 2):
    print("again")
