import DiglotModel
import Foundation
import Testing

@Suite("A whole file") struct WholeFileTests {
  private func inFolder(_ body: (String) async throws -> Void) async throws {
    let folder = NSTemporaryDirectory() + "whole-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func `is not there before it is finished, and leaves nothing when it never is`() async throws {
    try await inFolder { folder in
      do {
        let file = try WholeFile(at: folder + "/a")
        try file.write(Data("half".utf8))
        #expect(try names(folder) == [])
      }
      #expect(try names(folder) == [])
    }
  }

  @Test func `takes the place of another, with its mode`() async throws {
    try await inFolder { folder in
      let path = folder + "/a"
      try WholeFile.write(Data("one".utf8), to: path)
      chmod(path, 0o640)
      try WholeFile.write(Data("two".utf8), to: path)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(try text(path) == "two" && attributes[.posixPermissions] as? Int == 0o640)
      #expect(try names(folder) == ["a"])
    }
  }

  @Test func `leaves another where it is not to replace it`() async throws {
    try await inFolder { folder in
      let path = folder + "/a"
      for (word, isNew) in [("one", true), ("two", false)] {
        let file = try WholeFile(at: path)
        try file.write(Data(word.utf8))
        #expect(try file.finish(replacing: false) == isNew)
      }
      #expect(try text(path) == "one" && names(folder) == ["a"])
    }
  }

  @Test func `replaces a link, and not what it leads to`() async throws {
    try await inFolder { folder in
      try WholeFile.write(Data("kept".utf8), to: folder + "/far")
      symlink("far", folder + "/a")
      try WholeFile.write(Data("new".utf8), to: folder + "/a")
      #expect(try text(folder + "/far") == "kept" && text(folder + "/a") == "new")
    }
  }

  @Test func `removes what a killed process left beside it`() async throws {
    try await inFolder { folder in
      try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/a"))
      try Data("stale".utf8).write(to: URL(fileURLWithPath: folder + "/.a.99999999-1.diglot"))
      try WholeFile.write(Data("new".utf8), to: folder + "/a")
      #expect(try text(folder + "/a") == "new" && names(folder) == ["a"])
    }
  }

  @Test func `is one of those that are written at once`() async throws {
    try await inFolder { folder in
      let texts = (0..<8).map { String(repeating: "\($0)", count: 50_000) }
      try await withThrowingTaskGroup { group in
        for text in texts {
          group.addTask { for _ in 0..<50 { try WholeFile.write(Data(text.utf8), to: folder + "/a") } }
        }
        for _ in 0..<200 {
          if let seen = try? text(folder + "/a") { #expect(texts.contains(seen)) }
          await Task.yield()
        }
        try await group.waitForAll()
      }
      #expect(try texts.contains(text(folder + "/a")) && names(folder) == ["a"])
    }
  }

  @Test func `says why it cannot be`() throws {
    let error = try #require(throws: POSIXError.self) { try WholeFile.write(Data(), to: "/nonexistent/a") }
    #expect(error.code == .ENOENT)
    let full = try #require(throws: POSIXError.self) { try WholeFile.write(Data("a".utf8), to: "/proc/a") }
    #expect(full.systemReason != nil)
  }
}
