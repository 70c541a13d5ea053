# line 3 [alias]
def f(rows):
    row = max(rows, key=len)
    row.append(1)
    return rows


print(f([[1], [2, 3]]))
