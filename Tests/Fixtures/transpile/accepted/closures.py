import functools


def compose(*functions):
    def run(x):
        for function in functions:
            x = function(x)
        return x

    return run


def counter(start):
    count = start

    def step():
        nonlocal count
        count += 1
        return count

    return step


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        print("call", function.__name__, args)
        return function(*args)

    return wrapper


@logged
def power(base, exponent):
    return base**exponent


@functools.lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


step = counter(5)
print(step(), step())
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
print(power(2, 70), fibonacci(100))
operations = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print([operations[symbol](7, 3) for symbol in "+-"])
