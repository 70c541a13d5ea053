/// Why nothing was verified.
public struct DiglotError: Error, CustomStringConvertible {
  /// What `diglot` said, or what is missing.
  public let description: String
}
