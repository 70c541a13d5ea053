vowels = str.maketrans("aeiou", "12345")
print("education".translate(vowels), "hello".translate(str.maketrans("lo", "01", "h")))
print("a<b>".translate(str.maketrans({"<": "&lt;", ">": None})))
print("tune".translate({ord("t"): "d", ord("e"): "o"}))
