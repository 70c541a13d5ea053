import re

print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"))
print(re.findall(r"\d+", "a1b22c333"), bool(re.search("^a.*b$", "ab")))
