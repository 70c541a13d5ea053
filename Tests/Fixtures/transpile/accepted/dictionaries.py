def group(words):
    groups = {}
    for word in words:
        groups.setdefault(len(word), [])
        groups[len(word)].append(word)
    return groups

def invert(pairs):
    return {value: key for key, value in pairs.items()}

print(group(["a", "bb", "c", "dd"]))
print(invert({"x": 1, "y": 2}), {"b": 1, "a": 2}.get("c", 0))
