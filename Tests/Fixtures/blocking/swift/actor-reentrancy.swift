// Blocks in a sleep inside an actor, which serves others meanwhile.
actor Account {
  var balance = 100

  func withdraw(_ amount: Int, after delay: Duration) async throws {
    let before = balance
    try await Task.sleep(for: delay)
    balance -= amount
    print("saw \(before), left \(balance)")
  }
}

let account = Account()
async let slow: Void = account.withdraw(80, after: .milliseconds(600))
try await Task.sleep(for: .milliseconds(100))
async let quick: Void = account.withdraw(50, after: .milliseconds(200))
_ = try await (slow, quick)
print("balance", await account.balance)
