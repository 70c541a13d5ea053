import Foundation
import Testing

/// `tools/install`, from the products that the tests were built with.
@Suite struct `An installation` {
  /// One for all tests.
  private static let installed = Task {
    let folder = try TemporaryFolder()
    let from = CommandLineRun.products.path
    let made = try await ShellRun("'\(FirstDocument.root)/tools/install' --prefix '\(folder.path)' --from '\(from)'")
    try #require(made.status == 0, "\(made.text)")
    return folder
  }

  @Test func `has the executables, the libraries, completions and manual pages`() async throws {
    let folder = try await Self.installed.value.path
    let files = Set(FileManager.default.enumerator(atPath: folder)?.allObjects.compactMap { $0 as? String } ?? [])
    let expected = [
      "bin/diglot", "lib/diglot/diglot-python", "lib/diglot/diglot-port", "lib/diglot/diglot-server",
      "lib/diglot/libDiglotClock.so", "lib/diglot/libPythonic.so", "lib/diglot/Modules/Pythonic.swiftmodule",
      "share/bash-completion/completions/diglot", "share/zsh/site-functions/_diglot",
      "share/fish/vendor_completions.d/diglot.fish", "share/man/man1/diglot.1", "share/man/man1/diglot-verify.1",
      "share/man/man1/diglot-cache-prune.1", "share/diglot/schemas/report.schema.json",
    ]
    #expect(files.isSuperset(of: expected), "\(Set(expected).subtracting(files))")
    #expect(!files.contains { $0.contains(".diglot-new") })
    for (file, part) in [
      ("bash-completion/completions/diglot", "complete"), ("zsh/site-functions/_diglot", "#compdef diglot"),
    ] {
      #expect(try String(contentsOfFile: folder + "/share/" + file, encoding: .utf8).contains(part))
    }
    let page = try String(contentsOfFile: folder + "/share/man/man1/diglot-verify.1", encoding: .utf8)
    #expect(page.hasPrefix(".TH \"DIGLOT-VERIFY\" 1\n.SH NAME\n") && page.contains("\\fB\\-\\-shard\\fR \\fIi/n\\fR"))
  }

  @Test(.enabled("needs a mount namespace of its own (unshare -rm)") { await ShellRun.canMount() })
  func `verifies a folder elsewhere, the checkout and its build out of reach`() async throws {
    let prefix = try await Self.installed.value.path
    let corpus = try MiniCorpus([
      Example("Plain one", python: "print(1)\nprint(2)", swift: "print(1)\nprint(2)"),
      Example(
        "Waiting one",
        python:
          "import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n    print('late')\n\nasyncio.run(main())",
        swift: "import Pythonic\n\ntry await Asyncio.sleep(.seconds(1))\nprint(\"late\")"),
    ])
    let cache = try TemporaryFolder()
    let hidden = "mount -t tmpfs none '\(FirstDocument.root)' && ! ls '\(FirstDocument.root)'/* 2>/dev/null"
    let verify = "'\(prefix)/bin/diglot' verify '\(corpus.path)' --cache '\(cache.path)'"
    let ran = try await ShellRun("unshare -rm bash -c \"\(hidden) && cd / && \(verify)\"")
    #expect(
      ran.status == 0 && ran.text.hasSuffix("2 pairs: 2 equivalent; 0 relaxations; virtual 1.0 s\n"), "\(ran.text)")
    let explained = try await ShellRun(
      "unshare -rm bash -c \"\(hidden) && cd / && '\(prefix)/bin/diglot' explain time-differs\"")
    #expect(explained.status == 0 && explained.text.hasPrefix("time-differs\n\n"))
  }

  @Test func `replaces an older one, and says what is wrong with its arguments`() async throws {
    let prefix = try TemporaryFolder()
    try prefix.write("lib/diglot/old", "old")
    let install = "'\(FirstDocument.root)/tools/install' --prefix '\(prefix.path)'"
    let from = "--from '\(CommandLineRun.products.path)'"
    #expect(try await ShellRun("\(install) \(from)").status == 0)
    #expect(!FileManager.default.fileExists(atPath: prefix.path + "/lib/diglot/old"))
    #expect(try await ShellRun("'\(prefix.path)/bin/diglot' --version").text == "0.1.0\n")
    let nothing = try await ShellRun("\(install) --from '\(prefix.path)'")
    #expect(nothing.status == 2 && nothing.text.contains("there is no diglot in"))
    #expect(try await ShellRun("'\(FirstDocument.root)/tools/install' --prefix").status == 2)
    #expect(try await ShellRun("'\(FirstDocument.root)/tools/install' \(from)").text.contains("there is no --prefix"))
  }
}
