import Foundation
import PackagePlugin

/// `swift package diglot verify`: the command line of the `diglot` in the PATH, in the package's folder.
@main struct DiglotPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let found = folders.map { "\($0)/diglot" }.first(where: FileManager.default.isExecutableFile)
    guard let path = environment["DIGLOT"] ?? found else {
      Diagnostics.error("no 'diglot' in the PATH: tools/install --prefix DIR installs it")
      return
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      Diagnostics.error("diglot \(arguments.first ?? "") ended with \(process.terminationStatus)")
    }
  }
}
