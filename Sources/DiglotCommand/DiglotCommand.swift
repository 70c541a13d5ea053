internal import ArgumentParser
internal import DiglotModel
internal import Foundation

/// The command line.
public enum DiglotCommand {
  /// Parses the arguments and runs the command.
  ///
  /// - Returns: 0 where all is well, 1 for differences or findings, 2 where Diglot could not run.
  public static func main() -> Int32 {
    // Who starts it from a thread of a pool, where signals are blocked, must be able to end it all the same.
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
    do {
      var command = try Root.parseAsRoot()
      try command.run()
      return 0
    } catch let status as Status {
      return status.code
    } catch let diagnostic as Diagnostic {
      Terminal.error(diagnostic.text)
      return 2
    } catch {
      let isHelp = Root.exitCode(for: error) == .success
      let message = Root.fullMessage(for: error)
      if isHelp { print(message) } else { Terminal.error(message) }
      return isHelp ? 0 : 2
    }
  }

  struct Root: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diglot",
      abstract: "Runs the Python examples of a document and a Swift port of each, and shows where they part.",
      discussion: """
        A corpus folder holds a document, its ports, and contracts for what cannot be equal. Both sides run under one \
        virtual clock: sleeping takes no time, and the order of lines is a fact.

          diglot verify                  verify the folders in 'corpus'
          diglot publish corpus/guide    write the document as a page in two languages
          diglot add guide.md            make a folder for a document, with drafts of its ports
          diglot extract guide.txt       list the examples of a document
          diglot run guide.txt           run them, with the time of each line
          diglot diff corpus/guide --only creating-tasks
          diglot strength corpus/guide   make small mistakes, and see whether they are caught

        Exit status: 0 all equivalent, 1 differences or findings, 2 could not run.
        """,
      version: Diglot.version,
      subcommands: [
        Verify.self, Publish.self, Add.self, Watch.self, Extract.self, Run.self, Diff.self, Accept.self, Strength.self,
        Transpile.self,
        Install.self,
        Record.self, Doctor.self, Explain.self, Merge.self,
        CacheCommand.self,
      ])
  }
}

/// An exit status that says nothing more.
struct Status: Error {
  var code: Int32
  static let findings = Status(code: 1)
}
