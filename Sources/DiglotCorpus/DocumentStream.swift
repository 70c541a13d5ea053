internal import DiglotDocuments
package import DiglotModel
internal import Foundation

/// Reads many documents at once, and hands on what is made of each in the order of their paths, as soon as it is there.
///
/// No more than a few wait to be handed on, so that the memory of a large folder is that of some of its documents.
package final class DocumentStream<Made: Sendable>: Sendable {
  private struct State {
    var next = 0
    var taken = 0
    var made: [Int: Result<Made, Diagnostic>] = [:]
  }

  private let paths: [String]
  /// How many documents may be ahead of the one that is handed on.
  private let window: Int
  private let make: @Sendable (String) -> Result<Made, Diagnostic>
  private let changed = NSCondition()
  nonisolated(unsafe) private var state = State()  // with `changed` locked

  /// - Parameters:
  ///   - format: what the documents are; nil for what their names and contents say.
  ///   - jobs: how many are read at once.
  ///   - body: what is made of a document, by the thread that has read it.
  package init(
    _ paths: [String], format: Document.Format?, jobs: Int, _ body: @escaping @Sendable (Document) -> Made
  ) {
    self.paths = paths
    window = 4 * jobs
    make = { path in
      Result { () throws(Diagnostic) in body(try CorpusFolder.document(path: path, format: format)) }
    }
    for _ in 0..<min(jobs, paths.count) {
      let thread = Thread { [self] in
        PythonGrammar.keepingThread { while let index = begin() { finish(index, make(self.paths[index])) } }
      }
      thread.stackSize = 8 << 20  // as the first thread has: CPython's parser is recursive
      thread.start()
    }
  }

  /// What was made of the next document; nil behind the last one.
  package func next() -> Result<Made, Diagnostic>? {
    changed.withLock {
      guard state.taken < paths.count else { return nil }
      while state.made[state.taken] == nil { changed.wait() }
      defer {
        state.taken += 1
        changed.broadcast()
      }
      return state.made.removeValue(forKey: state.taken)
    }
  }

  private func begin() -> Int? {
    changed.withLock {
      while state.next < paths.count, state.next >= state.taken + window { changed.wait() }
      guard state.next < paths.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  private func finish(_ index: Int, _ result: Result<Made, Diagnostic>) {
    changed.withLock {
      state.made[index] = result
      changed.broadcast()
    }
  }
}
