import Pythonic

let text = "Call 555-0199 or 555-0123 before 17:30."
print(str(re.compile("\\d{3}-\\d{4}").findall(text)))
let match = re.compile("(\\d+):(\\d+)").search(text)
if match != nil {
  print(match!.group(1), match!.group(2))
}
