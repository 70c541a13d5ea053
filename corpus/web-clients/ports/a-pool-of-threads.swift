import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Fetches a chapter and counts its words.
func countWords(_ chapter: Int) async throws -> Int {
  guard let url = URL(string: "https://library.example/chapters/\(chapter)") else { throw URLError(.badURL) }
  var request = URLRequest(url: url)
  request.timeoutInterval = 10
  let (data, _) = try await URLSession.shared.data(for: request)
  return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace).count
}

let chapters = 1...6

// A task that waits occupies no thread, so what Swift needs is no pool, only the limit: three tasks
// to begin with, and another one for each that has ended
let total = try await withThrowingTaskGroup { group in
  for chapter in chapters.prefix(3) {
    group.addTask { (chapter, try await countWords(chapter)) }
  }
  var waiting = chapters.dropFirst(3).makeIterator()
  var total = 0
  while let (chapter, words) = try await group.next() {
    if let next = waiting.next() {
      group.addTask { (next, try await countWords(next)) }
    }
    total += words
    print("Chapter \(chapter) has \(words) words")
  }
  return total
}

print("\(total) words in all")
