/// Which hosts' names a server has certificates for.
final class Identity {
  let authority: Authority
  private let speaksFor: (String) -> Bool

  init(_ authority: Authority, speaksFor: @escaping (String) -> Bool) {
    (self.authority, self.speaksFor) = (authority, speaksFor)
  }

  /// Whether clients may take this server for the host of a name.
  func speaks(for name: String) -> Bool { speaksFor(name) }
}
