import Pythonic

struct Point: PythonHashable, Representable {
  let x: Int

  init(_ x: Int) {
    self.x = x
  }

  var repr: String { "Point(x=\(x.repr))" }

  var pythonHash: Int { Tuple(x).pythonHash }
}

final class Account {
  var _balance: Int

  init() {
    self._balance = 1
  }

  var balance: Int {
    self._balance
  }
}

struct Pair: PythonHashable, Comparable, Representable {
  let left: Int
  let right: Int

  init(_ left: Int, _ right: Int) {
    self.left = left
    self.right = right
  }

  var repr: String { "Pair(left=\(left.repr), right=\(right.repr))" }

  var pythonHash: Int { Tuple(left, right).pythonHash }

  static func < (left: Pair, right: Pair) -> Bool {
    Tuple(left.left, left.right) < Tuple(right.left, right.right)
  }
}

// What cannot be assigned to, and what Python says of it.

let point = Point(3)
do {
  try raising(FrozenInstanceError("cannot assign to field 'x'"))
  print("unreachable")
} catch let error where error.isA(FrozenInstanceError.self) {
  print("frozen:", str(error))
}
do {
  try raising(FrozenInstanceError("cannot assign to field 'x'"))
} catch let error where error.isA(FrozenInstanceError.self) {
  print(typeName(error), str(error))
}
nonisolated(unsafe) let account = Account()
do {
  try raising(AttributeError("property 'balance' of 'Account' object has no setter"))
} catch let error where error.isA(AttributeError.self) {
  print("property:", str(error))
}
let pair = Pair(1, 2)
do {
  try raising(AttributeError("can't set attribute"))
} catch let error where error.isA(AttributeError.self) {
  print("tuple:", str(error))
}
print(str(point), account.balance, str(pair))
