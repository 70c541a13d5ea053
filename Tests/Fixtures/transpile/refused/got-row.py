# line 3 [alias]
def f(table, key):
    row = table.get(key, [])
    row.append(1)
    return table


print(f({"a": [0]}, "a"))
