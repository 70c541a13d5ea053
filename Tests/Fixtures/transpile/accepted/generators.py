def naturals():
    n = 0
    while True:
        print("made", n)
        yield n
        n += 1


def squares(numbers):
    for number in numbers:
        yield number * number


def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


source = naturals()
for square in squares(source):
    if square > 5:
        break
    print(square)
print(next(source), next(iter([7]), None))
