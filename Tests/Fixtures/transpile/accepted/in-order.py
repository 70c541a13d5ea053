# Targets are bound from left to right, each with what those before it have got.
i = 0
numbers = [1, 2, 3]
i, numbers[i] = 2, 9
print(i, numbers)

numbers[0], i = 5, 1
print(i, numbers)

# A copy of a list of what cannot be changed is a copy for all purposes.
pairs = [(1, "a"), (2, "b")]
others = pairs[:]
others.append((3, "c"))
print(pairs, others, sorted(others, reverse=True))

# Rows that are made anew are nobody else's.
rows = [[1, 2], [3, 4]]
copies = [row[:] for row in rows]
copies[0].append(9)
rows[1][0] = 7
print(rows, copies)

seen = {1, 2}
try:
    seen.remove(100)
except KeyError as error:
    print("no", error)
seen.remove(1)
print(seen)
