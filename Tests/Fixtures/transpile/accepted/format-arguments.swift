import Pythonic

func filled(_ template: String, _ values: [Int]) throws -> String {
  try template.formatChecked(arguments: values.map { $0 as any Representable })
}

func filled(_ template: String, _ values: [String]) -> String {
  template.format(arguments: values.map { $0 as any Representable })
}

print(try filled("{}-{}", [1, 2]), filled("{1}{0:>3}", ["a", "b"]))
print("{x}+{y}".format(named: ["x": 1, "y": "two"]))
let fields = ["name": "Ann", "age": "31"] as Dict<String, String>
print("{name} is {age}".format(named: fields.named))
print(str(Dict(zip(["a", "b"], [1, 2]).map { Tuple($0, $1) }.map { ($0.elements.0, $0.elements.1) })))
do {
  print(try filled("{} {} {}", [1]))
} catch let error where error.isA(IndexError.self) {
  print(str(error))
}
