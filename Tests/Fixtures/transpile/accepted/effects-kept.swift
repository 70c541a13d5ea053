// What types tell before a program runs, of what is evaluated all the same for what it does.

import Pythonic

final class C {
  func m() {
    f(20)
  }

  func n() -> String {
    print((none(self.m()) as Never?).str)
    return (none(self.m()) as Never?).str
  }
}

func f(_ x: Int) {
  log.append(x)
}

func g(_ x: Int) -> Int {
  log.append(x)
  return x
}

nonisolated(unsafe) var log: [Int] = []

print(str(none(f(1)) as Never?))
print(
  "a", str(none(f(2)) as Never?), "\(str(none(f(3)) as Never?))", str(none(f(4)) as Never?), str([none(f(5)) as Never?])
)
if (g(6), false).1 {
  print("no")
}
if (g(7), true).1 {
  print("yes")
}
print(str((g(8), true).1), str((g(9), false).1), str((f(10), true).1))
_ = g(11)
let x = (f(12), 5).1
f(13)
let y: Never? = nil
print(x, "None", str(!(f(14), false).1), str((f(15), false).1))
if (f(16), false).1 {
  print("never")
}
let z = (f(17), false).1 ? 1 : 2
let d = ["k": none(f(18)) as Never?] as Dict<String, Never?>
print(z, str(d), [none(f(19)) as Never?].count)

print(C().n(), str(log))
nonisolated(unsafe) var k = 0
while (assign(&k, g(21)), false).1 {
}
nonisolated(unsafe) var w = 0
print(k, str((assign(&w, 3), false).1), w, (g(22), "int").1, log.at(-1))
