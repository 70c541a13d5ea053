"""How often each word comes in a text that is made up."""


def words(count):
    state = 42
    result = []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        length = 2 + state % 3
        word = ""
        for _ in range(length):
            state = (state * 1103515245 + 12345) % 2147483648
            word += "etaoinshrdlu"[state // 65536 % 12]
        result.append(word)
    return result


def count_words(text):
    counts = {}
    for word in text:
        counts[word] = counts.get(word, 0) + 1
    return counts


text = words(400_000)
counts = count_words(text)
for _ in range(4):
    counts = count_words(text)
best = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:10]
for word, count in best:
    print(word, count)
print(len(counts), sum(counts.values()))
