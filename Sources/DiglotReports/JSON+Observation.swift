import DiglotModel

extension JSON {
  /// - Parameter tellsPlaces: whether it has the places in the source at which lines were written and the run ended.
  init(_ observation: Observation, tellsPlaces: Bool = true) {
    var observation = observation
    if !tellsPlaces {
      observation.end.line = nil
      for index in observation.output.indices { observation.output[index].place = nil }
    }
    self = .object([
      "document": .string(observation.document),
      "id": .string(observation.id),
      "end": JSON(observation.end),
      "output": .array(observation.output.map { JSON($0) }),
      "values": .object(observation.values.mapValues { .string($0.description) }),
      "time": .object([
        "virtual": .number(Seconds.short(observation.time.virtual)),
        "wall": .number(Seconds.precise(observation.time.wall)),
        "cpu": .number(Seconds.precise(observation.time.cpu)),
      ]),
      "clock": .string(observation.clock.rawValue),
      "notes": .array(observation.notes.map(JSON.string)),
      "requests": .array(observation.requests.map { JSON($0) }),
    ])
  }

  init(_ end: End) {
    var members: [String: JSON] = [
      "kind": .string(end.kind.rawValue), "type": .optional(end.type), "message": .optional(end.message),
      "status": .int(end.status),
    ]
    if let traceback = end.traceback { members["traceback"] = .string(traceback) }
    if let line = end.line { members["line"] = .int(line) }
    self = .object(members)
  }

  init(_ line: OutputLine) {
    var members: [String: JSON] = [
      "at": .number(Seconds.short(line.at)), "stream": .string(line.stream.rawValue), "text": .string(line.text),
    ]
    if let place = line.place {
      members["line"] = .int(place.line)
      members["column"] = .int(place.column)
    }
    self = .object(members)
  }

  /// Values of one header's name in one text; bytes of a body that are no UTF-8 replaced by U+FFFD.
  init(_ request: Request) {
    let headers = request.headers.map { ($0.name, $0.value) }
    self = .object([
      "at": .number(Seconds.short(request.at)),
      "method": .string(request.method),
      "url": .string(request.url),
      "headers": .object(Dictionary(headers) { $0 + ", " + $1 }.mapValues(JSON.string)),
      "body": .string(String(decoding: request.body, as: UTF8.self)),
      "status": request.status.map(JSON.int) ?? .null,
      "outcome": .string(request.outcome.rawValue),
      "ended": request.ended.map { .number(Seconds.short($0)) } ?? .null,
      "fixture": .bool(request.hasFixture),
    ])
  }

  init(_ lines: LineRange) {
    self = .object(["start": .int(lines.start), "end": .int(lines.end)])
  }
}
