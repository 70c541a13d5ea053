# line 2 [late-binding]
print([f() for f in [lambda: n for n in range(3)]])
