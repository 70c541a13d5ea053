# line 7 [unsupported]
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        if other.number < 0:
            raise ValueError("no version")
        return self.number == other.number


print(Version(1) == Version(2))
