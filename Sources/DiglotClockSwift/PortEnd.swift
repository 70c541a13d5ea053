internal import DiglotClock
internal import Glibc
internal import _DiglotPortStreams

/// Notes an uncaught error instead of the runtime's trap, which would say no more than its text.
@_silgen_name("diglot_port_raised")
public func portRaised(_ error: any Error) {
  fflush(nil)
  let type = String(describing: Swift.type(of: error))
  let message = ErrorWire.message(of: error)
  Wire.note(
    DIGLOT_NOTE_END,
    #"{"kind":"raised","status":1,"type":\#(Wire.quoted(type)),"message":\#(Wire.quoted(message)),"#
      + #""error":\#(ErrorWire.json(of: error, depth: 0)),"#
      + #""place":\#(diglot_thrown_from()),"#
      + #""traceback":\#(Wire.quoted("\(type): \(message)"))}"#)
  exit(1)
}

/// Called after the last statement of a port.
@_silgen_name("diglot_port_finished")
public func portFinished() {
  Wire.note(DIGLOT_NOTE_END, #"{"kind":"finished","status":0}"#)
}

/// Notes a top-level value of a port at its end.
@_silgen_name("diglot_port_value")
public func portValue(_ name: StaticString, _ value: Any) {
  guard let wire = Wire.value(value, depth: 0) else { return }
  Wire.note(DIGLOT_NOTE_VALUE, #"{"name":\#(Wire.quoted("\(name)")),"value":\#(wire)}"#)
}

@_silgen_name("diglot_tell_waiting_tasks")
public func tellWaitingTasks() -> Bool { VirtualExecutor.shared.tellWaitingTasks() }
