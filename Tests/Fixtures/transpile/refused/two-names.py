# line 5 [alias]
rows = []
row = [1]
for n in range(2):
    rows.append(row)
    row.append(n)
print(rows)
