internal import DiglotModel

/// What a reader found in a document: its headings and blocks, each in the order of their lines.
struct Layout {
  var headings: [Heading] = []
  var blocks: [Block] = []
  var warnings: [Diagnostic] = []
}
