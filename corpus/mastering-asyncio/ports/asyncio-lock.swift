import Pythonic

struct ValueError: Error, CustomStringConvertible {
  let description: String
}

/// A bank account whose operations exclude each other by an async lock.
///
/// An actor alone does not give this: it is reentrant, so while one deposit sleeps another may enter.
@MainActor final class BankAccount {
  private(set) var balance: Int
  private let lock = Asyncio.Lock()

  init(balance: Int = 0) {
    self.balance = balance
  }

  func deposit(_ amount: Int) async throws -> Int {
    try await lock.withLock {
      // Simulate processing time
      try await Task.sleep(for: .seconds(0.1))
      balance += amount
      return balance
    }
  }

  func withdraw(_ amount: Int) async throws -> Int {
    try await lock.withLock {
      try await Task.sleep(for: .seconds(0.1))
      if amount > balance {
        throw ValueError(description: "Insufficient funds")
      }
      balance -= amount
      return balance
    }
  }
}

let account = BankAccount(balance: 100)

// Multiple concurrent operations
let tasks = [
  Task { try await account.deposit(50) },
  Task { try await account.withdraw(30) },
  Task { try await account.deposit(20) },
  Task { try await account.withdraw(40) },
]

let results = try await Asyncio.gather(tasks)
print("Final balance: \(account.balance)")
