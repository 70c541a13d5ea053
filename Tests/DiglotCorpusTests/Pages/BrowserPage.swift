import Foundation
import Testing

/// A page in a window of its own, which remembers nothing of other pages.
final class BrowserPage: Sendable {
  let browser: Browser
  private let session: String
  private let context: String

  /// What a page is looked at with.
  struct Look: Sendable {
    var width = 1280
    var height = 900
    var isDark = false
    var isPrinted = false
    var hasScript = true
  }

  private struct Target: Decodable {
    struct Result: Decodable { var targetId: String }
    var result: Result
  }

  private struct Context: Decodable {
    struct Result: Decodable { var browserContextId: String }
    var result: Result
  }

  private struct Session: Decodable {
    struct Result: Decodable { var sessionId: String }
    var result: Result
  }

  /// Opens a file and waits until it is loaded.
  init(_ path: String, fragment: String = "", as look: Look = Look()) async throws {
    browser = try Browser.shared.get()
    let decoder = JSONDecoder()
    let room = try await browser.send("Target.createBrowserContext")
    context = try decoder.decode(Context.self, from: room).result.browserContextId
    let made = try await browser.send(
      "Target.createTarget", ["url": "about:blank", "browserContextId": JSONText(context)])
    let target = try decoder.decode(Target.self, from: made).result.targetId
    let joined = try await browser.send("Target.attachToTarget", ["targetId": JSONText(target), "flatten": true])
    session = try decoder.decode(Session.self, from: joined).result.sessionId
    for domain in ["Page", "Runtime", "Log", "Network"] { try await send(domain + ".enable") }
    try await show(look)
    try await send("Page.navigate", ["url": JSONText("file://" + path + (fragment.isEmpty ? "" : "#" + fragment))])
    try await wait("document.readyState === 'complete' && location.protocol === 'file:'")
  }

  deinit {
    let (browser, context) = (browser, context)
    Task { try? await browser.send("Target.disposeBrowserContext", ["browserContextId": JSONText(context)]) }
  }

  func show(_ look: Look) async throws {
    try await send(
      "Emulation.setDeviceMetricsOverride",
      ["width": JSONText(look.width), "height": JSONText(look.height), "deviceScaleFactor": 1, "mobile": false])
    let scheme: JSONText = look.isDark ? "dark" : "light"
    try await send(
      "Emulation.setEmulatedMedia",
      [
        "media": look.isPrinted ? "print" : "screen",
        "features": JSONText([JSONText(["name": "prefers-color-scheme", "value": scheme])]),
      ])
    try await send("Emulation.setScriptExecutionDisabled", ["value": look.hasScript ? false : true])
  }

  @discardableResult private func send(_ method: String, _ parameters: [String: JSONText] = [:]) async throws -> Data {
    try await browser.send(method, parameters, session: session)
  }

  // MARK: Asking

  private struct Answer<Value: Decodable>: Decodable {
    struct Exception: Decodable {
      struct Object: Decodable { var description: String? }
      var text: String
      var exception: Object?
    }
    struct Result: Decodable {
      struct Object: Decodable { var value: Value? }
      var result: Object
      var exceptionDetails: Exception?
    }
    var result: Result
  }

  /// The value of an expression of JavaScript, which DevTools evaluates even where the page may run no script.
  @discardableResult func ask<Value: Decodable>(_ expression: String, as type: Value.Type = Value.self) async throws
    -> Value
  {
    let data = try await send(
      "Runtime.evaluate",
      ["expression": JSONText(expression), "returnByValue": true, "awaitPromise": true, "userGesture": true])
    let answer = try JSONDecoder().decode(Answer<Value>.self, from: data).result
    if let problem = answer.exceptionDetails {
      throw Browser.Failure(description: problem.exception?.description ?? problem.text)
    }
    return try #require(answer.result.value, "\(expression) has no value")
  }

  /// The text content of the first element that a selector finds.
  func text(_ selector: String) async throws -> String {
    try await ask("document.querySelector(\(JSONText(selector).text)).textContent")
  }

  /// Waits until an expression is true: ten seconds, then it fails.
  func wait(_ expression: String) async throws {
    for _ in 0..<500 {
      if try await ask("Boolean(\(expression))") { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw Browser.Failure(description: "never true: \(expression)")
  }

  // MARK: Doing

  /// Clicks in the middle of the first element that a selector finds, where the mouse would.
  func click(_ selector: String) async throws {
    let element = "document.querySelector(\(JSONText(selector).text))"
    try await wait(element)
    let place: [Double] = try await ask(
      "(() => { const e = \(element); e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
        + " return [r.x + Math.min(r.width / 2, 40), r.y + r.height / 2]; })()")
    for type in ["mousePressed", "mouseReleased"] {
      try await send(
        "Input.dispatchMouseEvent",
        [
          "type": JSONText(type), "x": JSONText(Int(place[0])), "y": JSONText(Int(place[1])), "button": "left",
          "clickCount": 1,
        ])
    }
  }

  /// Presses keys; a text of one character types it.
  func press(_ keys: String...) async throws {
    for key in keys {
      let code = ["Enter": 13, "Escape": 27, "Tab": 9][key] ?? 0
      var down: [String: JSONText] = ["type": "keyDown", "key": JSONText(key), "windowsVirtualKeyCode": JSONText(code)]
      if key.count == 1 { down["text"] = JSONText(key) }
      if key == "Enter" { down["text"] = "\r" }
      try await send("Input.dispatchKeyEvent", down)
      try await send(
        "Input.dispatchKeyEvent",
        ["type": "keyUp", "key": JSONText(key), "windowsVirtualKeyCode": JSONText(code)])
    }
  }

  func type(_ text: String) async throws { try await send("Input.insertText", ["text": JSONText(text)]) }

  // MARK: Seeing

  /// Errors and warnings of the console, exceptions, and dialogs that a script opened.
  var complaints: [String] {
    browser.events(session).filter { event in
      switch event.method {
      case "Runtime.exceptionThrown", "Page.javascriptDialogOpening", "Runtime.consoleAPICalled": true
      case "Log.entryAdded": event.text.contains("\"level\":\"error\"") || event.text.contains("\"level\":\"warning\"")
      default: false
      }
    }.map(\.text)
  }

  /// The addresses that were asked for.
  var requests: [String] {
    browser.events(session).filter { $0.method == "Network.requestWillBeSent" }.compactMap { event in
      event.text.firstMatch(of: /"request":\{"url":"([^"]*)"/).map { String($0.1) }
    }
  }

  private struct Picture: Decodable {
    struct Result: Decodable { var data: Data }
    var result: Result
  }

  /// A picture as PNG of what is in the window, written to the folder that DIGLOT_SCREENSHOTS names, where it does.
  @discardableResult func screenshot(_ name: String) async throws -> Data {
    let data = try await send("Page.captureScreenshot", ["format": "png"])
    let picture = try JSONDecoder().decode(Picture.self, from: data).result.data
    if let folder = ProcessInfo.processInfo.environment["DIGLOT_SCREENSHOTS"], !folder.isEmpty {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try picture.write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
    }
    return picture
  }
}
