# Names that would be one in Swift, and words that the translator itself uses.
MAX_SIZE = 10
error = "outer"
unknown = "unknown"


def limited(max_size):
    return min(max_size, MAX_SIZE)


def renewed(item):
    x2 = 5
    x = 1
    print(x)
    x = "a"
    return x, x2, item


value = limited(50)
try:
    raise ValueError("inner")
except ValueError as problem:
    print(error, problem, value, unknown)
first, second, value = value, limited(3), value + 1
print(first, second, value, renewed(9))
