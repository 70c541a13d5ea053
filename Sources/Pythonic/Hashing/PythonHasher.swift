/// CPython's hash for a type of which it is not known here whether it has one.
///
/// What the type is is asked once, when this is made, not once a value. It holds a function without a state.
@usableFromInline struct PythonHasher<Element: Hashable>: @unchecked Sendable {
  @usableFromInline let function: (Element) -> Int

  /// nil for a type that is not `PythonHashable`.
  @usableFromInline init?() {
    guard let type = Element.self as? any PythonHashable.Type else { return nil }
    func hasher<Known: PythonHashable>(_: Known.Type) -> (Element) -> Int {
      // The two types are one.
      { element in withUnsafePointer(to: element) { UnsafeRawPointer($0).load(as: Known.self).pythonHash } }
    }
    function = hasher(type)
  }
}
