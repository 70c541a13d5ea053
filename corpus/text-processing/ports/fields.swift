import Pythonic

func parse(_ header: String, _ line: String, _ separator: String) -> Dict<String, String> {
  Dict(zip(header.split(separator), line.split(separator)))
}

let row = parse("name;city;year", "Ada;London;1815", ";")
print(str(row))
print(row["city"])
