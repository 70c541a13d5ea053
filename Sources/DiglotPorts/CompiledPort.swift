/// What the compiler made of a port.
package struct CompiledPort: Sendable, Codable {
  package struct Finding: Sendable, Codable, Hashable {
    package var line: Int
    package var column: Int
    package var severity: String
    package var message: String
  }

  /// The file name of the library in its cache entry; nil where the port was refused.
  var library: String?
  /// Of the library, by which one that was cut off is known.
  var digest: String?
  /// The folder of the cache entry.
  var folder = ""
  package var findings: [Finding]
  /// What the compiler printed.
  package var output: String
  /// The 1-based lines of top-level names.
  package var nameLines: [String: Int]

  package var isCompiled: Bool { library != nil }
  package var errors: [Finding] { findings.filter { $0.severity == "error" } }

  var path: String? { library.map { folder + "/" + $0 } }

  /// Somebody ended the compiler, or it took too long, as it may not the next time: such a port is not kept.
  var isStopped = false

  enum CodingKeys: String, CodingKey { case library, digest, findings, output, nameLines }
}
