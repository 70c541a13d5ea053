import CPython
import DiglotDocuments
import DiglotModel
import DiglotReports
import Testing

/// Each folder `Tests/Fixtures/documents/FORMAT/CASE` has a document and what `diglot extract --format json` says of it.
///
/// With `DIGLOT_UPDATE=1` the latter is written anew.
struct DocumentCaseTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var format: String
    var name: String
    var testDescription: String { format + "/" + name }
    var folder: String { checkout("Tests/Fixtures/documents/\(format)/\(name)") }
  }

  static let cases = names(in: checkout("Tests/Fixtures/documents")).flatMap { format in
    names(in: checkout("Tests/Fixtures/documents/\(format)")).map { Case(format: format, name: $0) }
  }

  @Test(arguments: cases) func `a document is read as its case says`(_ item: Case) throws {
    let file = try #require(names(in: item.folder).first { $0.hasPrefix("document.") })
    let document = try DocumentReader.read(path: item.folder + "/" + file)
    let found = json(document).replacing(item.folder + "/", with: "")
    let golden = item.folder + "/expected.json"
    if getenv("DIGLOT_UPDATE") != nil { try write(found, to: golden) }
    let expected = String(decoding: try #require(contents(golden), "no golden file"), as: UTF8.self)
    #expect(found == expected)
    #expect(document.format.rawValue == item.format)
  }

  private func json(_ document: Document) -> String {
    var report = ExtractReport(.json)
    return report.append(report.part(document)) + report.end()
  }

  @Test func `all cases are found`() {
    let counts = Dictionary(grouping: Self.cases, by: \.format).mapValues(\.count)
    #expect(
      counts == ["html": 7, "markdown": 17, "mdx": 1, "myst": 4, "notebook": 5, "python": 7, "restructuredText": 10])
  }
}
