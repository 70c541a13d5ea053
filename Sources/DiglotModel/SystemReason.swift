internal import Foundation

extension Error {
  /// Why the system refused to read or to write, in its own words ("No space left on device"); nil where it was not the system that did.
  package var systemReason: String? {
    let cause = self is POSIXError ? self : (self as? CocoaError)?.underlying
    return (cause as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
  }

  /// ": No space left on device", for the end of a sentence; empty where there is nothing to say.
  package var becauseOfSystem: String { systemReason.map { ": " + $0 } ?? "" }
}
