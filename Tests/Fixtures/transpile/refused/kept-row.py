# line 5 [alias]
def keep(rows):
    kept = []
    for row in rows:
        kept.append(row)
    kept[0].append(99)
    return rows, kept


print(keep([[1], [2]]))
