import Pythonic

let runners = [Tuple("Ada", 31, 12.4), Tuple("Ben", 28, 11.9), Tuple("Cleo", 31, 11.9), Tuple("Dan", 28, 12.4)]

for item in sorted(runners, key: { runner in Tuple(runner.elements.2, -runner.elements.1) }) {
  let (name, age, seconds) = item.elements
  print("\(format(name, "<6"))\(format(age, ">4"))\(format(seconds, ">7.1f"))")
}
