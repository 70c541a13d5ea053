# What a derived exception says, and classes that are gone through.
class InventoryError(Exception):
    """Base class for inventory errors."""


class OutOfStock(InventoryError):
    def __init__(self, item, missing):
        super().__init__(f"{missing} of {item} missing")
        self.item = item


class Unknown(InventoryError):
    def __init__(self, item):
        self.item = item


class Powers:
    def __init__(self, most):
        self.most = most

    def __iter__(self):
        self.exponent = 0
        return self

    def __next__(self):
        if self.exponent > self.most:
            raise StopIteration
        self.exponent += 1
        return 2 ** self.exponent


class Account:
    kind = "plain"

    def __init__(self):
        self.__balance = 3

    def balance(self):
        return self.__balance


for error in (OutOfStock("pear", 2), Unknown("plum")):
    print(error, repr(error))
print([x for x in Powers(3)], list(Powers(2)))
account = Account()
print(account._Account__balance, account.balance(), hasattr(account, "__balance"), hasattr(account, "kind"))
