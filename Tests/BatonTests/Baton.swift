import _DiglotBaton

/// One baton of C on the heap: Swift would see its threads as a tuple of 2,048, and copy it at each call.
final class Baton {
  let c = UnsafeMutablePointer<diglot_baton>.allocate(capacity: 1)
  let never = Int64.max

  init(now: Int64 = 0) {
    UnsafeMutableRawPointer(c).initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<diglot_baton>.size)
    diglot_baton_start(c, now)
  }
  deinit { c.deallocate() }

  var threads: UnsafeMutablePointer<diglot_thread> {
    let offset = MemoryLayout<diglot_baton>.offset(of: \.threads) ?? 0
    return UnsafeMutableRawPointer(c).advanced(by: offset).assumingMemoryBound(to: diglot_thread.self)
  }

  var now: Int64 { c.pointee.now }
  var alive: Int { Int(c.pointee.alive) }
  var deadline: Int64 { diglot_baton_deadline(c) }

  func add() -> Int { Int(diglot_baton_add(c, 0)) }
  func read() -> Int64 { diglot_baton_read(c) }
  func next() -> Int { Int(diglot_baton_next(c)) }
  func jump() -> Bool { diglot_baton_jump(c) }
  func ready(_ thread: Int) { diglot_baton_ready(c, Int32(thread)) }
  func finish(_ thread: Int, key: UInt = 0) { diglot_baton_finish(c, Int32(thread), key) }
  func wake(_ key: UInt, most: Int = 2048) -> Int { Int(diglot_baton_wake(c, key, Int32(most))) }
  func block(_ thread: Int, on key: UInt = 0, until deadline: Int64 = .max) {
    diglot_baton_block(c, Int32(thread), key, deadline)
  }

  /// Who gets the baton, in order, until none is ready.
  func drained() -> [Int] {
    var order: [Int] = []
    while case let thread = next(), thread >= 0 { order.append(thread) }
    return order
  }
}
