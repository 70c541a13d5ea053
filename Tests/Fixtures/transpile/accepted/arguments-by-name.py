# Arguments that are given by name, where Swift wants them in an order, and those of a format.
from itertools import accumulate, count

print(dict({"a": 1}, b=3), dict([("x", 1)], y=2))
print(list(accumulate([1, 2, 3], initial=10)), list(accumulate([1.5, 2], initial=0)))
numbers = [3, 1, 2]
numbers.sort(reverse=True, key=lambda number: -number)
print(numbers, sorted(numbers, key=None, reverse=True))
print("%(first)s %(last)s 100%%" % {"first": "John", "last": "Doe"})
place = {"x": 1, "y": 22}
print("%(x)03d-%(y)d" % place)
print(next(n for n in count(3) if n % 7 == 0))


def scaled(items, value):
    return [item * value for item in items]


print(scaled([1, "a", 3], 2), [x + y for x, y in zip([True, 2], [1, True])])
print([x in (None, 0, "") for x in (None, 0, 1)])
