# Functions are gone through with their names.
def bubble(items):
    items = list(items)
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items


def built_in(items):
    return sorted(items)


data = [3, 1, 2]
for sort in (bubble, built_in):
    isRight = all(sort(case) == sorted(case) for case in (data, [], [5], list(range(5))))
    print(f"{sort.__name__:<10}{'right' if isRight else 'wrong'}", sort(data), data)

sorts = [bubble, built_in]
print({sort.__name__: sort(data) for sort in sorts})
for name, place in [("x", 1), ("y", 2)]:
    print(name, place)
