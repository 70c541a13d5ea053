/// Names of headers, of parameters in queries and of members in JSON whose values nobody should find in a repository.
///
/// By name, since a value does not say what it is. Too many rather than too few: what is left out is said, and can be written
/// by hand. (Where a value that the request has under such a name comes back in an answer, it is found by its value.)
package enum SecretNames {
  /// Whole names, without `-`, `_`, `.` and in lower case.
  private static let names: Set<String> = [
    "key", "auth", "sig", "sid", "pwd", "pass", "session", "sessionid", "jwt", "appid", "hmac", "bearer", "cookie",
    "otp",
    "pin", "authorization",
  ]

  /// How longer names end: `x-amz-signature`, `client_secret`, `subscription-key`.
  private static let endings = [
    "apikey", "accesskey", "accesskeyid", "privatekey", "secretkey", "subscriptionkey", "token", "secret", "password",
    "passwd", "passphrase", "signature", "credential", "sessionkey", "authkey",
  ]

  /// Tokens that say where a list goes on. They would make one page of all.
  private static let harmless: Set<String> = [
    "pagetoken", "nextpagetoken", "nexttoken", "prevpagetoken", "continuationtoken", "synctoken", "skiptoken",
    "stoptoken", "maxtoken",
  ]

  /// Whether a parameter of a query has a secret as its value.
  package static func hasParameter(_ name: String) -> Bool {
    let plain = plain(name)
    return names.contains(plain) || hasEnding(plain)
  }

  /// Whether a member of a JSON object is likely to have one. `key` and the like are ordinary words in there.
  package static func hasMember(_ name: String) -> Bool {
    let plain = plain(name)
    return hasEnding(plain) || ["jwt", "sessionid", "pwd", "authorization"].contains(plain)
  }

  private static func hasEnding(_ plain: String) -> Bool {
    !harmless.contains(plain) && endings.contains { plain.hasSuffix($0) }
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().filter { !["-", "_", ".", "[", "]"].contains($0) }
  }
}
