# line 3 [unsupported]
def numbers(texts):
    for text in texts:
        yield int(text)


try:
    print(list(numbers(["1", "x"])))
except ValueError as error:
    print(error)
