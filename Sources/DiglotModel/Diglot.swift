/// The tool itself.
package enum Diglot {
  /// The version of its command line and reports, as `--version` prints it.
  package static let version = "0.1.0"
}
