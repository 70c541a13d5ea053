def describe(n):
    n = str(n)
    if len(n) > 2:
        size = "long"
    else:
        size = "short"
    return size + " " + n

print(describe(5), describe(1234))
