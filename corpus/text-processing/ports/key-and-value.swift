import Pythonic

func readSettings(_ text: String) -> Dict<String, String> {
  var settings = Dict<String, String>()
  for var line in text.splitlines() {
    line = line.strip()
    if line.isEmpty || line.startswith("#") {
      continue
    }
    let (key, separator, value) = line.partition("=").unpacked()
    settings[key.strip()] = !separator.isEmpty ? value.strip() : "yes"
  }
  return settings
}

print(str(readSettings("# a file\ncolour = red\nsize=12\n\nbold")))
