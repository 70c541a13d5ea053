internal import DiglotClock
internal import Synchronization

/// Which mutant a port is to be that has several in it (`diglot strength`); 0 for none of them.
private let chosen = Atomic<Int32>(0)
private let reached = Atomic<Bool>(false)

/// Called by the worker before the port.
@_cdecl("diglot_port_choose")
public func portChoose(_ mutant: Int32) { chosen.store(mutant, ordering: .relaxed) }

/// Called by a port wherever its mutants part.
@_silgen_name("diglot_port_mutant")
public func portMutant() -> Int32 { chosen.load(ordering: .relaxed) }

/// Called by a mutant before the statement in which it differs.
@_silgen_name("diglot_port_reached")
public func portReached() {
  if reached.exchange(true, ordering: .relaxed) { return }
  Wire.note(DIGLOT_NOTE_VALUE, #"{"name":"diglot reached","value":["bool",true]}"#)
}
