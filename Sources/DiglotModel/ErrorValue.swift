/// An exception of Python or an error of Swift, with what is attached to it.
///
/// Of what is attached, nil and empty mean that there is none, or that the language's error has no place for it.
package struct ErrorValue: Sendable, Hashable, Codable {
  /// The name of its type, without the module.
  package var type: String
  /// What `str(error)` is; nil where only code of the program's own could tell, which is not called for it.
  package var message: String?
  /// What it was raised from: `__cause__`; Swift's property `cause`, `underlying` or `underlyingError`.
  package var cause: Value?
  /// What was being handled when it was raised: `__context__`, unless a cause or `from None` suppresses it; Swift's `context`.
  package var context: Value?
  /// `__notes__`; Swift's `notes`.
  package var notes: [String]
  /// The members of a group: `exceptions`; Swift's property `exceptions` or `errors`.
  package var members: [Value]

  package init(
    type: String, message: String? = "", cause: Value? = nil, context: Value? = nil, notes: [String] = [],
    members: [Value] = []
  ) {
    self.type = type
    self.message = message
    self.cause = cause
    self.context = context
    self.notes = notes
    self.members = members
  }
}
