import Pythonic

final class InsufficientFunds: Exception, @unchecked Sendable {}

final class Account {
  var _balance: Int

  init(_ balance: Int) {
    self._balance = balance
  }

  var balance: Int {
    self._balance
  }

  func withdraw(_ amount: Int) throws -> Int {
    if amount > self._balance {
      throw InsufficientFunds("\(amount) is more than \(self._balance)")
    }
    self._balance -= amount
    return self._balance
  }
}

nonisolated(unsafe) let account = Account(100)
print(try account.withdraw(30))
do {
  _ = try account.withdraw(100)
} catch let error as InsufficientFunds {
  print("refused:", str(error))
}
print(account.balance)
