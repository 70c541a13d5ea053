# line 3 [alias]
numbers = [1, 2]
doubles = (n * 2 for n in numbers)
numbers.append(5)
print(list(doubles))
