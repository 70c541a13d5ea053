# A name for a part of something that is changed by it is written as the part.
def totals(sales):
    result = {}
    for name, amount in sales:
        if name not in result:
            result[name] = {"sum": 0, "count": 0}
        entry = result[name]
        entry["sum"] += amount
        entry["count"] += 1
    return result


print(totals([("ann", 1), ("bob", 2), ("ann", 3)]))

grid = [[0, 0], [0, 0]]
row = grid[1]
row[0] = 5
row.append(7)
print(grid, row)
