# line 3 [alias]
def f(row):
    rows = [row, row]
    rows[0].append(1)
    return rows


print(f([1]))
