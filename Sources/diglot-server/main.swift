// The web server of a run. The clock starts it in the run when a program first connects to a host that has fixtures
// (Sources/DiglotClock/web.c), so that its delays are virtual time. It reads a folder that the tool has made:
//
//   diglot-server FOLDER               serves FOLDER/site.json with certificates of FOLDER/ca.pem
//   diglot-server --authority FOLDER   makes FOLDER/ca.pem and FOLDER/ca.key
//
// For `diglot record` the tool starts it itself, outside of the run, and reads from it what was asked and answered:
//
//   diglot-server --record FOLDER [HOST=ADDRESS:PORT...]
import Glibc
import _DiglotWorker

do {
  switch Array(CommandLine.arguments.dropFirst()) {
  case let words where words.count == 2 && words[0] == "--authority": try Authority.make(in: words[1])
  case let words where words.count >= 2 && words[0] == "--record":
    try Recorder(folder: words[1], places: Array(words.dropFirst(2))).run()
  case let words where words.count == 1: try Server(folder: words[0]).run()
  default: throw ServerError("usage: diglot-server FOLDER, or diglot-server --authority FOLDER")
  }
} catch {
  diglot_worker_complain("diglot-server: \(error)")
  exit(1)
}
