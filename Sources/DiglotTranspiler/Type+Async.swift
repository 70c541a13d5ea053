extension Type {
  /// How Swift writes something of asyncio's.
  static func swift(_ kind: Async, _ value: Type) -> String {
    let shown = value.swiftResult
    return switch kind {
    case .task where Names.spellings.observesTasks: "Asyncio.Job<\(shown)>"
    case .task: "Task<\(shown), any Error>"
    case .outcome: "Result<\(shown), any Error>"
    case .promise: "Asyncio.Future<\(shown)>"
    case .future: "Future<\(shown)>"
    case .coroutine, .generator, .queue: "Asyncio.\(kind.rawValue)<\(shown)>"
    }
  }

  /// What comes of waiting for it; nil for what cannot be waited for.
  var awaited: Type? {
    switch self {
    case .async(.coroutine, let value), .async(.task, let value), .async(.promise, let value): value
    case .unknown: .unknown
    default: nil
    }
  }
}
