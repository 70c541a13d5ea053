values = [1, "two", 3.0]
print(values)
