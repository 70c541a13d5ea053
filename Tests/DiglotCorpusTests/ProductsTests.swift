import Foundation
import Testing

@Suite struct `What the command line needs beside it` {
  @Test(arguments: [
    "diglot", "diglot-python", "diglot-port", "libDiglotClock.so", "libDiglotClockSwift.so", "libPythonic.so",
    "Modules/Pythonic.swiftmodule",
  ]) func `is built with the tests`(_ name: String) {
    #expect(FileManager.default.fileExists(atPath: CommandLineRun.products.appendingPathComponent(name).path))
  }
}
