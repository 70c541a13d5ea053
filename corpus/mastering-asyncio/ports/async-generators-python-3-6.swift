struct Page {
  let page: Int
  let items: [String]
}

/// An async sequence that fetches pages.
///
/// Swift has no generators. `unfolding` is as lazy as one: its closure runs each time the
/// consumer asks for a page, and nil ends the sequence.
@MainActor func fetchPages(_ total: Int) -> AsyncThrowingStream<Page, any Error> {
  var page = 0
  return AsyncThrowingStream(unfolding: { @MainActor in
    guard page < total else { return nil }
    page += 1
    // Simulate fetching each page
    try await Task.sleep(for: .seconds(0.5))
    return Page(page: page, items: (0..<3).map { "item_\(page)_\($0)" })
  })
}

for try await pageData in fetchPages(3) {
  let items = pageData.items.map { "'\($0)'" }.joined(separator: ", ")
  print("Processing page \(pageData.page): [\(items)]")
}
