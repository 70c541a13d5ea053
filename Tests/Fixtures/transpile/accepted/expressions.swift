import Pythonic

print(re.compile("(\\w+) (\\w+)").sub("\\2 \\1", "hello world"))
print(str(re.compile("\\d+").findall("a1b22c333")), str(re.compile("^a.*b$").search("ab") != nil))
