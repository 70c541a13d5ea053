/// A task of a run and when it waited. Between two waits that touch, it ran, which takes no virtual time.
///
/// Only what outlasts a wait of the whole program is noted, and only of the first 64 tasks.
package struct TaskRecord: Sendable, Hashable, Codable {
  package struct Wait: Sendable, Hashable, Codable {
    /// When, as far as the program as a whole waited.
    package var time: DiglotModel.Wait
    /// The 1-based line of the document or the port on which it waited.
    package var line: Int?
    /// What it waited for, where the run could tell: `sleep`, `task Task-2`.
    package var awaits: String?

    package init(time: DiglotModel.Wait, line: Int? = nil, awaits: String? = nil) {
      (self.time, self.line, self.awaits) = (time, line, awaits)
    }
  }

  /// What its program calls it, or `task 2` by the order in which tasks were first seen to wait.
  package var name: String
  package var waits: [Wait]

  package init(name: String, waits: [Wait] = []) { (self.name, self.waits) = (name, waits) }
}
