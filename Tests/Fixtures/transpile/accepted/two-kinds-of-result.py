def find(n):
    if n > 0:
        return "found"
    return 0

print(find(1))
