import Pythonic

final class Account {
  var owner: String
  var balance: Int
  var history: [Int]

  init(_ owner: String, _ balance: Int) {
    self.owner = owner
    self.balance = balance
    self.history = []
  }

  func deposit(_ amount: Int) throws -> Int {
    if amount <= 0 {
      throw ValueError("a deposit is more than nothing")
    }
    self.balance += amount
    self.history.append(amount)
    return self.balance
  }
}

nonisolated(unsafe) let account = Account("Ada", 10)
print(try account.deposit(5), str(account.history))
do {
  _ = try account.deposit(-1)
} catch let error where error.isA(ValueError.self) {
  print("refused:", str(error))
}
