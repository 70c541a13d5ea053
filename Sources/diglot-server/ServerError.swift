import OpenSSL

/// Why the server cannot go on.
struct ServerError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// What OpenSSL could not do, with its own reason.
  init(openSSL what: String) {
    let code = ERR_get_error()
    self.init(
      code == 0 ? what : "\(what): \(ERR_reason_error_string(code).map { String(cString: $0) } ?? "error \(code)")")
  }
}
