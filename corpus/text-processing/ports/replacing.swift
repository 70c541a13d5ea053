import Pythonic

func snakeCase(_ name: String) -> String {
  re.compile("([A-Z])").sub("_\\1", name).lower().lstrip("_")
}

for name in ["HttpRequest", "parseLine", "already_snake"] {
  print(snakeCase(name))
}
