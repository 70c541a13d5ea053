import Foundation
import TestSupport
import Testing

/// The tutorial in Sources/Diglot.docc/FirstPair.md works as it stands, in an empty folder: blocks with a file's name are saved there, `>>`
/// at its end, and commands print what stands behind them.
@Suite struct `The tutorial` {
  @Test func `does what it shows`() async throws {
    let page = try ConsolePage(path: FirstDocument.root + "/Sources/Diglot.docc/FirstPair.md")
    let folder = try TemporaryFolder()
    let cache = try TemporaryFolder()
    let path = CommandLineRun.products.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    #expect(page.blocks.count == 12 && page.commands.count == 8)
    for block in page.blocks {
      if let name = block.detail {
        let isMore = name.hasPrefix(">> ")
        let file = isMore ? String(name.dropFirst(3)) : name
        try folder.write(file, (isMore ? try folder.text(file) : "") + block.text)
      } else {
        try #require(block.language == "console")
        for command in block.commands {
          let ran = try await ShellRun(
            command.line, variables: ["PATH": path, "DIGLOT_CACHE": cache.path], in: folder.path)
          #expect(command.prints(ran.text), "'\(command.line)' printed:\n\(ran.text)")
        }
      }
    }
  }
}

/// What Sources/Diglot.docc/Packages.md shows is read as it says.
@Suite struct `The page on packages` {
  @Test func `declares packages in a contract and in a snippet`() async throws {
    let page = try ConsolePage(path: FirstDocument.root + "/Sources/Diglot.docc/Packages.md")
    let folder = try TemporaryFolder()
    let yaml = try #require(page["yaml"].first).text
    let python = try #require(page["python"].first).text
    #expect(page.blocks.count == 2)
    try folder.write("document.md", "# One\n\n```python\nprint(1)\n```\n")
    try folder.write("diglot.yaml", yaml)
    try folder.write("page.md", "# Two\n\n```python\n\(python)```\n")
    for (name, place) in [("", "diglot.yaml:3:7"), ("/page.md", "page.md:5:20")] {
      let ran = try await CommandLineRun(["doctor", folder.path + name, "--cache", folder.path + "/cache"])
      #expect(ran.text.contains("\(place): error: [packages-missing]"), "\(ran.text)")
    }
  }
}
