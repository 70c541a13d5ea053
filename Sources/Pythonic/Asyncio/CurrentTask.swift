extension Asyncio {
  /// The task that runs: `asyncio.current_task()`.
  public struct CurrentTask: Sendable {
    /// The name of the job that runs.
    @TaskLocal static var jobName: (@Sendable () -> String)?

    private let ownName = jobName

    public init() {}

    /// The job's name; that of `asyncio.run` where no job runs.
    public var name: String { ownName?() ?? "Task-1" }
  }
}
