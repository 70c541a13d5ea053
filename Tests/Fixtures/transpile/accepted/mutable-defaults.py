# The default is made once.
def lucas(n, memo={}):
    if n in memo:
        return memo[n]
    result = 2 if n == 0 else 1 if n == 1 else lucas(n - 1) + lucas(n - 2)
    memo[n] = result
    return result


def append_to(item, target=[]):
    """Adds an item to what the calls before have left."""
    target.append(item)
    return target


def paths(n, k, seen={}):
    if n == 0 or k == 0:
        return 1
    if (n, k) not in seen:
        seen[n, k] = paths(n - 1, k, seen) + paths(n, k - 1, seen)
    return seen[n, k]


print(lucas(10), lucas(90))
print(append_to(1))
print(append_to(2))
print(paths(3, 4), paths(16, 16))


def collect(value, into=set()):
    into.add(value)
    return len(into)


mine = {7}
print(collect(1), collect(1), collect(2))
print(collect(5, mine), mine)
print(collect(3))
