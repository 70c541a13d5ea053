import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct Order: Decodable {
  let price: Double
}

struct Page: Decodable {
  let page: Int
  let pages: Int
  let next: URL?
  let orders: [Order]
}

/// All orders, page after page. A page is fetched when the first of its orders is asked for.
struct Orders: AsyncSequence {
  func makeAsyncIterator() -> Iterator { Iterator() }

  struct Iterator: AsyncIteratorProtocol {
    private var url = URL(string: "https://shop.example/orders?page=1")
    private var orders: ArraySlice<Order> = []

    mutating func next() async throws -> Order? {
      while orders.isEmpty {
        guard let url else { return nil }
        let (data, _) = try await URLSession.shared.data(from: url)
        let page = try JSONDecoder().decode(Page.self, from: data)
        print("Page \(page.page) of \(page.pages)")
        orders = page.orders[...]
        self.url = page.next
      }
      return orders.removeFirst()
    }
  }
}

let total = try await Orders().reduce(0) { sum, order in sum + order.price }
print("All orders: \(String(format: "%.2f", total))")
