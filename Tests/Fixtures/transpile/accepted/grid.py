def paths(rows, columns):
    grid = [[0] * columns for _ in range(rows)]
    for i in range(rows):
        grid[i][0] = 1
    for j in range(columns):
        grid[0][j] = 1
    for i in range(1, rows):
        for j in range(1, columns):
            grid[i][j] = grid[i - 1][j] + grid[i][j - 1]
    return grid[-1][-1]

print(paths(3, 7), paths(1, 1))
