from collections import OrderedDict, defaultdict

recent = OrderedDict()
for page in ["home", "news", "home", "help"]:
    recent[page] = recent.get(page, 0) + 1
    recent.move_to_end(page)
print(recent, list(recent), OrderedDict(a=1) == OrderedDict(b=1))
print(recent.popitem(last=False), dict(recent))
groups = defaultdict(list)
for word in ["apple", "avocado", "banana"]:
    groups[word[0]].append(word)
print(groups, recent["help"])


def kind(value):
    match value:
        case {"type": "point", **rest}:
            return f"point {rest}"
        case {}:
            return "other"


print(kind({"type": "point", "x": "1"}), kind({"x": "2"}))
