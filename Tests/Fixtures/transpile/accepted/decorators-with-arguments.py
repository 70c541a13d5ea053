# A decorator that is given arguments, for functions of several types; and what decorated functions are called.
import functools


def repeat(times):
    def decorator(function):
        def wrapper(*args):
            value = None
            for _ in range(times):
                value = function(*args)
            return value
        return wrapper
    return decorator


def log(function):
    @functools.wraps(function)
    def logged(*args):
        print("call", function.__name__, args)
        return function(*args)
    return logged


def plain(function):
    def inner(*args):
        return function(*args)
    return inner


@repeat(times=2)
def greet(name):
    print(f"Hello {name}")


@repeat(3)
def double(x):
    return x * 2


@log
def add(a, b):
    return a + b


@plain
def product(a, b):
    return a * b


@log
@plain
def negative(text):
    return "-" + text


greet("World")
print(double(4))
print(add(1, 2), product(2, 3), negative("x"))
print(add.__name__, product.__name__, negative.__name__)
