# line 3 [alias]
def f(a, b):
    both = a or b
    both.append(7)
    return a, b


print(f([1], [2, 3]))
