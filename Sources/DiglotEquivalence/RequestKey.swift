import DiglotModel

/// What a request is compared by, times aside. Text is held as bytes: two strings that Swift calls equal may be other bytes.
struct RequestKey: Hashable {
  struct Header: Hashable {
    /// In lower case.
    var name: String
    var value: [UInt8]
  }

  var method: [UInt8]
  var url: [[UInt8]]
  /// Those that are relevant, in the order of their names and values.
  var headers: [Header]
  var body: RequestBody
  var outcome: Request.Outcome
  var status: Int?

  init(_ request: Request) {
    method = Array(request.method.utf8)
    url = PercentText.url(request.url)
    headers = request.relevantHeaders.map { header in
      let name = header.name.lowercased()
      let value = name == "content-type" ? RequestBody.comparedType(header.value) : header.value
      return Header(name: name, value: Array(value.utf8))
    }
    .sorted { $0.name == $1.name ? $0.value.lexicographicallyPrecedes($1.value) : $0.name < $1.name }
    body = RequestBody(
      request.body, type: request.headers.first { $0.name.lowercased() == "content-type" }?.value)
    outcome = request.outcome
    status = request.status
  }
}

extension Request {
  /// The headers that are compared, as they came.
  var relevantHeaders: [Header] { headers.filter { HeaderRule.isRelevant($0, hasBody: !body.isEmpty) } }
}
