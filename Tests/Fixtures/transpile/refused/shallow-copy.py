# line 3 [alias]
rows = [[1], [2]]
copy = rows[:]
copy[0].append(9)
print(rows, copy)
