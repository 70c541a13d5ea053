// Blocks in a read source on a pipe, which a thread fills and then closes.
import Foundation

let pipe = Pipe()
let reading = pipe.fileHandleForReading
let writing = pipe.fileHandleForWriting
Thread.detachNewThread {
  for word in ["a", "word"] {
    Thread.sleep(forTimeInterval: 0.3)
    writing.write(Data(word.utf8))
  }
  Thread.sleep(forTimeInterval: 0.2)
  try? writing.close()
}
let source = DispatchSource.makeReadSource(fileDescriptor: reading.fileDescriptor, queue: .main)
source.setEventHandler {
  let data = reading.availableData
  print("read \(data.count) bytes")
  if data.isEmpty {
    exit(0)
  }
}
source.activate()
dispatchMain()
