def filled(template, values):
    return template.format(*values)


print(filled("{}-{}", [1, 2]), filled("{1}{0:>3}", ["a", "b"]))
print("{x}+{y}".format(**{"x": 1, "y": "two"}))
fields = {"name": "Ann", "age": "31"}
print("{name} is {age}".format(**fields))
print(dict(zip(*[["a", "b"], [1, 2]])))
try:
    print(filled("{} {} {}", [1]))
except IndexError as error:
    print(error)
