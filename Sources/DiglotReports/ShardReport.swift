package import DiglotModel
internal import FoundationEssentials

/// Which part of a whole run a report is about.
package struct ShardPart: Sendable, Hashable, Codable {
  /// From 1.
  package var index: Int
  package var count: Int
  /// All pairs of the whole run in their order, as `document#id`.
  package var all: [String]
  /// Where in `all` the pairs of this part stand.
  package var places: [Int]
  /// What is wrong beside the pairs, with the same in every part: files that belong to none.
  package var orphans: [Diagnostic]

  package init(index: Int, count: Int, all: [String], places: [Int], orphans: [Diagnostic]) {
    (self.index, self.count, self.all, self.places, self.orphans) = (index, count, all, places, orphans)
  }

  var name: String { "\(index)/\(count)" }
}

/// All that a report of one part knows, so that the whole one can be made of it.
///
/// The keys of the report itself are for readers, and leave out what they do not need; this leaves out nothing.
struct ShardReport: Codable {
  var version = Diglot.version
  var part: ShardPart
  var pairs: [PairResult]
  var determinism: Determinism?
  var unfinished: Int
  /// Nil where nobody asked for it.
  var page: PageParts?
  var pointed: PointedLines

  /// One line of JSON.
  var state: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }) ?? ""
  }

  private struct File: Decodable {
    struct Shard: Decodable { var state: String }
    var shard: Shard?
  }

  /// Reads the report of a part.
  ///
  /// - Throws: `[shard-invalid]`.
  init(_ text: String, path: String) throws(Diagnostic) {
    guard let file = try? JSONDecoder().decode(File.self, from: Data(text.utf8)) else {
      throw Self.invalid(path, "is no report of 'diglot verify --format json'")
    }
    guard let state = file.shard?.state else {
      throw Self.invalid(path, "is the report of a whole run: there is nothing to merge")
    }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let read = try? decoder.decode(ShardReport.self, from: Data(state.utf8)), read.version == Diglot.version,
      read.part.places.count == read.pairs.count, read.page?.sources.count ?? read.pairs.count == read.pairs.count,
      read.part.places.allSatisfy(read.part.all.indices.contains)
    else { throw Self.invalid(path, "was written by another version of Diglot, or was changed") }
    self = read
  }

  init(
    part: ShardPart, pairs: [PairResult], determinism: Determinism?, unfinished: Int, page: PageParts?,
    pointed: PointedLines
  ) {
    (self.part, self.pairs, self.determinism, self.unfinished) = (part, pairs, determinism, unfinished)
    (self.page, self.pointed) = (page, pointed)
  }

  private static func invalid(_ path: String, _ message: String) -> Diagnostic {
    Diagnostic(
      "shard-invalid", "\(path) \(message)", help: "'diglot verify --shard I/N --format json --output FILE' writes one")
  }
}
