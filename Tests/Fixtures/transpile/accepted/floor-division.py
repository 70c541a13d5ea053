def halves(n):
    return n // 2, n % 2

for n in [7, -7, 0]:
    print(halves(n), n / 2)
