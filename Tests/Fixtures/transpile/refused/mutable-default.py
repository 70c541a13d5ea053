# line 2 [mutable-default]
def add(n, numbers=[]):
    numbers.append(n)
    return numbers


print(add(1), add(2))
