first = [1, 2]
second = first
second.append(3)
print(first)
