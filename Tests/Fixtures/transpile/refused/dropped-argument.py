# line 2 [unsupported]
text = "ä".encode(errors="strict")
print(text)
