import Pythonic

final class Dog {
  static let kind = "canine"
  nonisolated(unsafe) static var tricks: [String] = []
  var name: String

  init(_ name: String) {
    self.name = name
  }

  func addTrick(_ trick: String) {
    Dog.tricks.append(trick)
  }
}

final class Counter {
  nonisolated(unsafe) static var count: Int = 0
  var id: Int

  init() {
    Counter.count += 1
    self.id = Counter.count
  }
}

final class Config {
  static let debug = false
  var debug: Bool = false

  func enable() {
    self.debug = true
  }
}

nonisolated(unsafe) let d = Dog("Fido")
nonisolated(unsafe) let e = Dog("Buddy")
d.addTrick("roll over")
e.addTrick("play dead")
print(str(Dog.tricks), str(Dog.tricks), Dog.kind)

nonisolated(unsafe) let a = Counter()
nonisolated(unsafe) let b = Counter()
print(Counter.count, a.id, b.id, Counter.count)

nonisolated(unsafe) let c = Config()
c.enable()
print(str(c.debug), str(Config.debug))
