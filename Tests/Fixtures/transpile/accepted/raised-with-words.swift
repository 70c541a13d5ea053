import Pythonic

// What a derived exception says, and classes that are gone through.
/// Base class for inventory errors.
class InventoryError: Exception, @unchecked Sendable {}

final class OutOfStock: InventoryError, @unchecked Sendable {
  var item: String

  init(_ item: String, _ missing: Int) {
    self.item = item
    super.init("\(missing) of \(item) missing")
  }
}

final class Unknown: InventoryError, @unchecked Sendable {
  var item: String

  init(_ item: String) {
    self.item = item
    super.init(item)
  }
}

final class Powers {
  var most: Int
  var exponent = 0

  init(_ most: Int) {
    self.most = most
  }

  func makeIterator() -> Powers {
    self.exponent = 0
    return self
  }

  func next() throws -> BigInt {
    if self.exponent > self.most {
      throw StopIteration()
    }
    self.exponent += 1
    return pow(BigInt(2), self.exponent)
  }
}

final class Account {
  static let kind = "plain"
  var __balance: Int

  init() {
    self.__balance = 3
  }

  func balance() -> Int {
    self.__balance
  }
}

for error_ in [OutOfStock("pear", 2), Unknown("plum")] {
  print(str(error_), repr(error_))
}
print(
  str(Array(Generator(until: { [items = Powers(3).makeIterator()] in try items.next() }))),
  str(Array(Generator(until: { [items = Powers(2).makeIterator()] in try items.next() }))))
nonisolated(unsafe) let account = Account()
print(account.__balance, account.balance(), str(false), str(true))
