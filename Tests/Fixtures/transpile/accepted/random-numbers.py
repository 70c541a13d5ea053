import random

random.seed(1)


def roll(sides):
    return random.randint(1, sides)


print(roll(6), random.choice([1, 2, 3]), random.randrange(0, 100, 5))
try:
    print(roll(0))
except ValueError as error:
    print("caught", error)
names = ["a"]
names.pop()
try:
    print(random.choice(names))
except (IndexError, KeyError) as error:
    print("caught", error)
