def first_even(numbers):
    for n in numbers:
        if n % 2 == 0:
            return n
    return None

print(first_even([1, 3, 4]), first_even([1, 3]))
if first_even([1]) is None:
    print("none")
