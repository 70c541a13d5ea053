LIMIT = 10 ** 12


def triangle(n):
    return n * (n + 1) // 2


def cubes(n):
    return sum(i ** 3 for i in range(n + 1))


def total(n):
    result = 0
    for i in range(n):
        result += i * i * i
    return result


def chain(a, b, c, m):
    return a * b * c % m


print(triangle(10), triangle(10 ** 10))
print(cubes(100000))
print(total(70000) if False else total(10))
print(chain(10 ** 9, 10 ** 9 + 6, 10 ** 9 + 5, 10 ** 9 + 7))
print(10 ** 18 * 10, LIMIT * LIMIT)
print(2 ** 62 + 2 ** 62)
