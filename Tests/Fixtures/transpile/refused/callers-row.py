# line 3 [alias]
def mark(grid, r):
    row = grid[r]
    row[0] = 9
    return len(row)


cells = [[1, 2], [3]]
print(mark(cells, 0))
print(cells)
