# line 3 [alias]
pairs = [("a", [1]), ("b", [2])]
for name, items in pairs:
    items.append(0)
print(pairs)
