# line 2 [big-integer]
print(2 ** 100)
