import Pythonic

func describe(_ n: Int) -> String {
  let n2 = String(n)
  var size = ""
  if n2.length > 2 {
    size = "long"
  } else {
    size = "short"
  }
  return size + " " + n2
}

print(describe(5), describe(1234))
