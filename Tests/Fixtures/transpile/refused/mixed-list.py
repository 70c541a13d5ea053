# line 2 [mixed-types]
values = [1, "two", 3.0]
print(values)
