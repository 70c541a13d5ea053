import Pythonic

let monday = ["Ada", "Ben", "Cleo"] as PySet<String>
let tuesday = ["Ben", "Dan", "Cleo"] as PySet<String>

print(str(sorted(monday & tuesday)))
print(str(sorted(monday - tuesday)))
print(str(sorted(monday ^ tuesday)))
print((monday | tuesday).count)
