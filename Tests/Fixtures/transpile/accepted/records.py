class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("a deposit is more than nothing")
        self.balance += amount
        self.history.append(amount)
        return self.balance

account = Account("Ada", 10)
print(account.deposit(5), account.history)
try:
    account.deposit(-1)
except ValueError as error:
    print("refused:", error)
