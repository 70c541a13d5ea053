import Glibc
import OpenSSL

/// A certificate authority that is made for the runs of one invocation of the tool, and trusted in them alone.
final class Authority {
  private let certificate: OpaquePointer
  private let key: OpaquePointer
  private var contexts: [String: OpaquePointer] = [:]

  private static let certificateFile = "/ca.pem"
  private static let keyFile = "/ca.key"

  /// Runs start on 2026-01-01 under the virtual clock, and at any time in real time.
  private static let (validFrom, validTo) = ("20200101000000Z", "20491231235959Z")

  /// Makes an authority and writes it into `folder`.
  static func make(in folder: String) throws {
    guard let key = diglot_ec_key() else { throw ServerError(openSSL: "no key") }
    let certificate = try certificate(
      of: "Diglot's authority for one run", key: key, issuer: nil, issuerKey: key,
      extensions: [(NID_basic_constraints, "critical,CA:TRUE"), (NID_key_usage, "critical,keyCertSign")])
    try write(folder + keyFile) { PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) }
    try write(folder + certificateFile) { PEM_write_bio_X509($0, certificate) }
  }

  /// Reads the authority that was made in `folder`.
  init(folder: String) throws {
    guard let file = BIO_new_file(folder + Self.certificateFile, "r"),
      let certificate = PEM_read_bio_X509(file, nil, nil, nil),
      let keyFile = BIO_new_file(folder + Self.keyFile, "r"),
      let key = PEM_read_bio_PrivateKey(keyFile, nil, nil, nil)
    else { throw ServerError(openSSL: "no authority in \(folder)") }
    BIO_free(file)
    BIO_free(keyFile)
    (self.certificate, self.key) = (certificate, key)
  }

  /// TLS as `host` speaks it, with a certificate for that name.
  ///
  /// - Returns: an `SSL_CTX` that lives as long as the authority.
  func context(for host: String) throws -> OpaquePointer {
    if let known = contexts[host] { return known }
    let names = host.contains(where: { $0.isLetter }) ? "DNS:\(host)" : "IP:\(host)"
    guard let leafKey = diglot_ec_key(), let context = SSL_CTX_new(TLS_server_method()) else {
      throw ServerError(openSSL: "no TLS")
    }
    let leaf = try Self.certificate(
      of: host, key: leafKey, issuer: certificate, issuerKey: key,
      extensions: [(NID_subject_alt_name, names), (NID_ext_key_usage, "serverAuth")])
    guard SSL_CTX_use_certificate(context, leaf) == 1, SSL_CTX_use_PrivateKey(context, leafKey) == 1 else {
      throw ServerError(openSSL: "no certificate for \(host)")
    }
    contexts[host] = context
    return context
  }

  private static func certificate(
    of name: String, key: OpaquePointer, issuer: OpaquePointer?, issuerKey: OpaquePointer,
    extensions: [(Int32, String)]
  ) throws -> OpaquePointer {
    guard let certificate = X509_new(), let subject = X509_get_subject_name(certificate),
      let from = ASN1_TIME_new(), let to = ASN1_TIME_new()
    else { throw ServerError(openSSL: "no certificate") }
    X509_set_version(certificate, 2)
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), issuer == nil ? 1 : 2)
    ASN1_TIME_set_string(from, validFrom)
    ASN1_TIME_set_string(to, validTo)
    X509_set1_notBefore(certificate, from)
    X509_set1_notAfter(certificate, to)
    // A common name has 64 bytes at most (RFC 5280, ub-common-name); what counts is the alternative name.
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, String(name.prefix(64)), -1, -1, 0)
    X509_set_issuer_name(certificate, issuer.map { X509_get_subject_name($0) } ?? subject)
    X509_set_pubkey(certificate, key)
    for (kind, value) in extensions {
      guard let part = X509V3_EXT_conf_nid(nil, nil, kind, value) else { throw ServerError(openSSL: "'\(value)'") }
      X509_add_ext(certificate, part, -1)
      X509_EXTENSION_free(part)
    }
    guard X509_sign(certificate, issuerKey, EVP_sha256()) > 0 else { throw ServerError(openSSL: "no signature") }
    return certificate
  }

  private static func write(_ path: String, _ body: (OpaquePointer) -> Int32) throws {
    umask(0o077)
    guard let file = BIO_new_file(path, "w") else { throw ServerError(openSSL: "cannot write \(path)") }
    defer { BIO_free(file) }
    guard body(file) == 1 else { throw ServerError(openSSL: "cannot write \(path)") }
  }
}
