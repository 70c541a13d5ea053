import Pythonic

let items = [Tuple("bread", 2, 1.8), Tuple("cheese", 1, 12.5), Tuple("apples", 12, 0.35)]

print("\(format("item", "<10"))\(format("count", ">6"))\(format("price", ">8"))")
for item in items {
  let (name, count, price) = item.elements
  print("\(format(name, "<10"))\(format(count, ">6"))\(format(price, ">8.2f"))")
}
let total = sum(items.map { item2 in Double(item2.elements.1) * item2.elements.2 })
print("\(format("total", "<10"))\(format(total, ">14.2f"))")
