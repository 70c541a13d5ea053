// Blocks in Process.waitUntilExit for a program that sleeps.
import Foundation

let sleeper = Process()
sleeper.executableURL = URL(fileURLWithPath: "/bin/sleep")
sleeper.arguments = ["1"]
try sleeper.run()
print("running:", sleeper.isRunning)
sleeper.waitUntilExit()
print("ended with", sleeper.terminationStatus)
