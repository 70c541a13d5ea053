internal import Glibc

/// All of a run that has to be the same each time it is made: every byte that it wrote, every note, every nanosecond of
/// virtual time. What the machine needed for it is no part of it.
package struct Recording: Sendable, Equatable {
  /// The notes as they stood in the run's memory: kinds, times, places in the source, payloads.
  let notes: [UInt8]
  /// The bytes of standard output and of standard error.
  let streams: [[UInt8]]
  let ended: Int
  let discarded: Int
  let dropped: Int
  let exitStatus: Int?
  let signal: Int?
}

extension Worker.Outcome {
  package var recording: Recording {
    Recording(
      notes: trace.noteBytes, streams: trace.streams, ended: trace.ended, discarded: trace.discarded,
      dropped: trace.dropped, exitStatus: exitStatus, signal: signal)
  }
}
