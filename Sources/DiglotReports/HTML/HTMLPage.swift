internal import Foundation
internal import OpenSSL

/// A page of one file: styles and script are in it, and nothing else may be loaded or run.
struct HTMLPage {
  var title: String
  /// Whether the script of the report is in it; without it there is none.
  var hasScript = true
  /// The class of the body.
  var name: String
  var content: String

  var html: String {
    let style = Self.text(PackageResources.page_css)
    let script = Self.text(PackageResources.page_js)
    let rules = [
      "default-src 'none'", "style-src '\(Self.hash(style))'",
      hasScript ? "script-src '\(Self.hash(script))'" : "script-src 'none'", "base-uri 'none'", "form-action 'none'",
    ]
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(rules.joined(separator: "; "))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="diglot">
      <title>\(HTML.text(title))</title>
      <style>\(style)</style>
      \(hasScript ? "<script>\(script)</script>\n" : "")</head>
      <body class="\(name)">
      \(content)
      </body>
      </html>

      """
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// `sha256-…`, as a Content-Security-Policy names what it allows.
  private static func hash(_ text: String) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let bytes = Array(text.utf8)
    _ = SHA256(bytes, bytes.count, &digest)
    return "sha256-" + Data(digest).base64EncodedString()
  }
}
