extension Asyncio {
  /// The task that runs: `asyncio.current_task()`.
  public struct CurrentTask: Sendable {
    @TaskLocal static var job: Running?

    private let running = job

    public init() {}

    /// The job's name; that of `asyncio.run` where no job runs.
    public var name: String { running?.name() ?? "Task-1" }
  }

  /// A job without its type.
  struct Running: Sendable {
    let name: @Sendable () -> String

    init(_ job: Job<some Sendable>) { name = { [weak job] in job?.name ?? "" } }
  }
}
