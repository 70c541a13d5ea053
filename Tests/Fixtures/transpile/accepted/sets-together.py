import math

groups = [[2, 3, 4, 1], [4, 5, 2], [6, 4, 2]]
print(set.intersection(*map(set, groups)), set.union(*[set(group) for group in groups]), set.union({1}, {2}, [9]))
print(math.dist((0, 0), (3, 4)), math.dist([1, 2.5], [4, 6.5]), str(b"caf\xc3\xa9", "utf-8"))
