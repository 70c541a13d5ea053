// Blocks in reading what a shell writes to a pipe over time.
import Foundation

let shell = Process()
let output = Pipe()
shell.executableURL = URL(fileURLWithPath: "/bin/sh")
shell.arguments = ["-c", "sleep 0.4; echo one; sleep 0.4; echo two; exit 3"]
shell.standardOutput = output
try shell.run()

var data = output.fileHandleForReading.availableData
while !data.isEmpty {
  print("shell says", String(decoding: data.dropLast(), as: UTF8.self))
  data = output.fileHandleForReading.availableData
}
shell.waitUntilExit()
print("shell ended with", shell.terminationStatus)
