# A parameter that is bound anew to something of the function's own: the caller's stays as it is.
import copy


def rotated(items):
    items = items[:]
    items.append(items.pop(0))
    return items


def tidy(text):
    text = text.lower()
    text = text.replace("a", "b")
    text += "!"
    return text


def letters(text):
    text = list(text)
    text.append("x")
    return "".join(text)


def counted(table):
    table = dict(table)
    table["sum"] = sum(table.values())
    return table


def deeper(rows):
    rows = copy.deepcopy(rows)
    rows[0].append(1)
    return rows


def reduced(number):
    number = number * 2
    while number > 10:
        number -= 3
    return number


def shown(repeat):
    repeat = str(repeat)
    repeat += repeat
    return f"<{repeat}>"


numbers = [3, 1, 2]
table = {"a": 1, "b": 2}
rows = [[3], []]
print(rotated(numbers), numbers, [rotated(one) for one in (numbers, [4])])
print(tidy("AxC"), letters("abc"), reduced(40), shown(12))
print(counted(table), table, deeper(rows), rows)
