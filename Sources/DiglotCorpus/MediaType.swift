internal import DiglotModel

/// The `Content-Type` of a file that a fixture sends.
enum MediaType {
  static let plainText = "text/plain; charset=utf-8"
  static let json = "application/json"
  static let eventStream = "text/event-stream"

  private static let byExtension = [
    "json": json, "html": "text/html; charset=utf-8", "htm": "text/html; charset=utf-8", "txt": plainText,
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "xml": "application/xml",
    "csv": "text/csv; charset=utf-8", "md": "text/markdown; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "ico": "image/x-icon", "pdf": "application/pdf", "zip": "application/zip", "gz": "application/gzip",
    "mp3": "audio/mpeg", "mp4": "video/mp4", "wasm": "application/wasm", "bin": "application/octet-stream",
  ]

  /// Whether a name ends in an extension that says what the file is.
  static func hasExtension(_ name: Substring) -> Bool { ofExtension(name) != nil }

  private static func ofExtension(_ name: Substring) -> String? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return byExtension[name[name.index(after: dot)...].lowercased()]
  }

  /// By the name's extension, else by what the bytes are: JSON, HTML, text or anything.
  static func of(name: String, _ bytes: [UInt8]) -> String {
    if let known = ofExtension(name[...]) { return known }
    if JSONValue(parsing: bytes) != nil { return json }
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
      return "application/octet-stream"
    }
    let start = text.drop { $0.isWhitespace }.prefix(14).lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html") ? "text/html; charset=utf-8" : plainText
  }
}
