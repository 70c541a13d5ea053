"""Calls whose value is None, where that is wanted, and lists that get a None later."""


class Counter:
    def __init__(self):
        self.count = 0

    def add(self):
        self.count += 1


counter = Counter()


def step():
    counter.add()


def padded(n):
    whole = [1]
    whole.append(None)
    some = [n]
    if n > 2:
        some.append(None)
    return whole, some


results = [1]
results.append(counter.add())
others = []
others.append(step())
mixed = (step(), 1, counter.add())
table = {"a": step()}
value = step() if counter.count else 3
nothing = counter.add()
print(results, others, mixed, table, value, nothing, counter.count)
print(padded(1), padded(3))
