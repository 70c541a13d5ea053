/// The title of a section.
struct Heading: Equatable {
  /// The 1-based line of the document on which it begins.
  var line: Int
  var title: String
  /// 1 is the outermost.
  var level: Int
}
