# line 2 [alias]
table = dict.fromkeys(["a", "b"], [])
table["a"].append(1)
print(table)
