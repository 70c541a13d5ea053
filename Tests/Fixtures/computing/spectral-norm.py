"""The largest singular value of an infinite matrix, by the power method."""


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def multiply(vector):
    result = []
    count = len(vector)
    for i in range(count):
        total = 0.0
        for j in range(count):
            total += element(i, j) * vector[j]
        result.append(total)
    return result


def multiply_transposed(vector):
    result = []
    count = len(vector)
    for i in range(count):
        total = 0.0
        for j in range(count):
            total += element(j, i) * vector[j]
        result.append(total)
    return result


def norm(count):
    u = [1.0] * count
    v = u
    for _ in range(10):
        v = multiply_transposed(multiply(u))
        u = multiply_transposed(multiply(v))
    above = sum(a * b for a, b in zip(u, v))
    below = sum(b * b for b in v)
    return (above / below) ** 0.5


print(f"{norm(300):.9f}")
