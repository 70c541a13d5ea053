def first_digit(text):
    digit = None
    try:
        while not text[0].isdigit():
            text = text[1:]
        digit = int(text[0])
    finally:
        return digit


print(first_digit("ab7c"), first_digit("none"))
