# line 4 [unsupported]
def number(value=None):
    try:
        return int(value)
    except TypeError:
        return -1


print(number(), number("3"))
