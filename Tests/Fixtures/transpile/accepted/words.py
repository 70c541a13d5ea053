from collections import Counter

def common(text, count):
    words = text.lower().split()
    return Counter(words).most_common(count)

def initials(names):
    return "".join(name[0] for name in names)

print(common("the cat and the dog and the bird", 2))
print(initials(["Ada", "Alan", "Grace"]), "naïve"[::-1], "é" * 3)
