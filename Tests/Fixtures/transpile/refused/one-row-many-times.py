# line 2 [alias]
grid = [[0] * 3] * 3
print(grid)
