/// A lock that is held across awaits; those who wait get it in the order in which they came.
///
/// An actor alone does not give this: it is reentrant, so while one deposit sleeps another may enter.
@MainActor final class AsyncLock {
  private var isLocked = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func withLock<Value>(_ body: @MainActor () async throws -> Value) async rethrows -> Value {
    await lock()
    defer { unlock() }
    return try await body()
  }

  private func lock() async {
    if isLocked {
      await withCheckedContinuation { waiters.append($0) }  // Resumed as the owner
    } else {
      isLocked = true
    }
  }

  private func unlock() {
    if waiters.isEmpty {
      isLocked = false
    } else {
      waiters.removeFirst().resume()  // Hands the lock on without opening it
    }
  }
}

struct ValueError: Error, CustomStringConvertible {
  let description: String
}

/// A bank account whose operations exclude each other by an async lock.
@MainActor final class BankAccount {
  private(set) var balance: Int
  private let lock = AsyncLock()

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
let operations = [
  Task { try await account.deposit(50) },
  Task { try await account.withdraw(30) },
  Task { try await account.deposit(20) },
  Task { try await account.withdraw(40) },
]

for operation in operations {
  _ = try await operation.value
}
print("Final balance: \(account.balance)")
