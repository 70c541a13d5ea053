/// What becomes of a header of an answer that is recorded.
package enum HeaderFate: Sendable, Hashable {
  /// Stored.
  case kept
  /// Left out, since its value may open something to somebody. This is said.
  case secret
  /// Left out, since it says who asked. This is said.
  case personal
  /// Left out, since it is another with each answer, or speaks of the machines on the way: it would make each answer a different
  /// one, and each recording a change.
  case fleeting
  /// Left out, since it follows from the body, which is stored as it is without compression.
  case framing

  /// The whole table. Headers of one connection (`ConnectionHeaders`) are gone before.
  package init(_ header: String, value: String = "") {
    let name = header.lowercased()
    if name == "www-authenticate" {
      // A challenge is no secret, and tells the client what to do; but these schemes answer with tokens (RFC 4559, NTLM).
      let scheme = value.prefix { $0 != " " }.lowercased()
      self = ["negotiate", "ntlm"].contains(scheme) && value.contains(" ") ? .secret : .kept
    } else if let fate = Self.table[name] {
      self = fate
    } else if Self.isSecret(name) {
      self = .secret
    } else if Self.fleetingStarts.contains(where: { name.hasPrefix($0) }) || name.hasSuffix("request-id") {
      self = .fleeting
    } else {
      self = .kept
    }
  }

  private static let table: [String: HeaderFate] = Dictionary(
    [
      (.framing, ["content-length", "content-encoding", "transfer-encoding"]),
      (.secret, ["set-cookie", "set-cookie2", "authorization", "authentication-info"]),
      (
        .personal, ["x-client-ip", "x-real-ip", "x-forwarded-for", "cf-connecting-ip", "true-client-ip", "x-remote-ip"]
      ),
      (
        .fleeting,
        [
          "date", "age", "expires", "via", "server-timing", "alt-svc", "nel", "report-to", "reporting-endpoints",
          "request-id", "requestid", "x-amzn-requestid", "x-correlation-id", "correlation-id", "traceparent",
          "tracestate",
          "x-runtime", "x-response-time", "x-timer", "x-served-by", "x-cache", "x-cache-hits", "x-cache-lookup",
          "x-amz-id-2", "x-amz-cf-id", "x-amz-cf-pop", "x-azure-ref", "x-process-time",
        ]
      ),
    ].flatMap { fate, names in names.map { ($0, fate) } }, uniquingKeysWith: { first, _ in first })

  private static let fleetingStarts = [
    "cf-ray", "cf-cache", "x-trace", "x-b3-", "x-amzn-trace", "x-envoy-", "x-fastly-",
  ]

  /// A word of the name between hyphens says it, or the name is one that a parameter could have.
  static func isSecret(_ name: String) -> Bool {
    let words = name.lowercased().split { $0 == "-" || $0 == "_" }.map(String.init)
    let secret: Set = ["token", "secret", "session", "cookie", "csrf", "xsrf", "password", "jwt", "signature", "auth"]
    return !secret.isDisjoint(with: words) || (words.count > 1 && SecretNames.hasParameter(name))
  }
}
