import Pythonic

let price = 3.14159
let name = "pi"
print("\(format(name, ">5"))|\(format(price, ".2f"))|\(format(price, "8.3f"))|\(format(42, "05d"))|\(repr(name))")
print("\(3) of \("four")", "\(1) and \("two")")
print(1e+16, 1e-05, 0.1 + 0.2, 100.0, Double.infinity)
