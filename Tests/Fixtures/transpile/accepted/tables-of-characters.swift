import Pythonic

let vowels = String.maketrans("aeiou", "12345")
print("education".translate(vowels), "hello".translate(String.maketrans("lo", "01", "h")))
print("a<b>".translate(String.maketrans(["<": "&lt;", ">": nil] as Dict<String, String?>)))
print("tune".translate([ord("t"): "d", ord("e"): "o"] as Dict<Int, String>))
