def total(values):
    result = 0
    for value in values:
        if isinstance(value, list):
            result += total(value)
        elif isinstance(value, str):
            result += len(value)
        elif value is not None:
            result += value
    return result


def describe(shape):
    match shape:
        case ("circle", radius):
            return f"circle of {radius}"
        case []:
            return "nothing"
        case [first, *rest]:
            return f"{first} and {len(rest)} more"


person = {"name": "Ann", "age": 31, "tags": ["x", "y"]}
print(total([1, 2, 3]), total(["ab", 1]))
print(describe(("circle", 2.5)), describe([]), describe([1, 2, 3]))
print(person, person["age"] + 1, person["name"].upper(), person["tags"][0])
print([1, 2.5, "three", None, True], 3 in [1, 3.0])
