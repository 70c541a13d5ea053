import Pythonic

final class Order: Equatable, Representable {
  var customer: String
  var items: [Tuple<String, Double>]
  var paid: Bool

  init(_ customer: String, _ items: [Tuple<String, Double>], _ paid: Bool) {
    self.customer = customer
    self.items = items
    self.paid = paid
  }

  func add(_ name: String, _ price: Double) {
    self.items.append(Tuple(name, price))
  }

  func total() -> Double {
    sum(self.items.map { item in item.elements.1 })
  }

  var repr: String { "Order(customer=\(customer.repr), items=\(items.repr), paid=\(paid.repr))" }

  static func == (left: Order, right: Order) -> Bool {
    left.customer == right.customer && left.items == right.items && left.paid == right.paid
  }
}

nonisolated(unsafe) let order = Order("Ada", [], false)
order.add("tea", 3.5)
order.add("cake", 4.25)
print(str(order))
print(order.total())
