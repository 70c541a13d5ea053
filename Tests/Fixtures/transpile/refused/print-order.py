# line 3 [print-order]
numbers = [1, 2]
print(numbers, numbers.pop())
