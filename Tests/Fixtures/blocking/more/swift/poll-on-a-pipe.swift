// Blocks in poll: on a timeout, on data, on the other end hanging up.
import Foundation

var ends: [Int32] = [0, 0]
pipe(&ends)
let (reading, writing) = (ends[0], ends[1])
Thread.detachNewThread {
  Thread.sleep(forTimeInterval: 0.5)
  write(writing, "data", 4)
  Thread.sleep(forTimeInterval: 0.3)
  close(writing)
}

var watched = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
print("events in 0.3 s:", poll(&watched, 1, 300))
print("events:", poll(&watched, 1, -1))
var buffer = [UInt8](repeating: 0, count: 10)
print("read", read(reading, &buffer, 10), "bytes")
print("events:", poll(&watched, 1, -1), "hung up:", watched.revents == POLLHUP)
