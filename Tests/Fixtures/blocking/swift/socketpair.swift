// Blocks in read of a socket pair: one thread asks, the other answers.
import Foundation

var ends: [Int32] = [0, 0]
socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
let (here, there) = (ends[0], ends[1])
Thread.detachNewThread {
  var number: UInt8 = 0
  while read(there, &number, 1) == 1 {
    Thread.sleep(forTimeInterval: 0.4)
    number *= number
    write(there, &number, 1)
  }
}

for question in [UInt8(3), 5] {
  var number = question
  write(here, &number, 1)
  read(here, &number, 1)
  print(question, "squared is", number)
}
