// The JSON of `cli.md`, as a script would read it.

struct VerifyJSON: Decodable, Sendable {
  struct Summary: Decodable, Sendable, Equatable {
    var pairs, equivalent, different, unported, skipped, failed, relaxations: Int
    var determinism: Determinism?
  }

  struct Determinism: Decodable, Sendable, Equatable {
    var sides, runs, differing, declared, unchecked: Int
  }

  struct Place: Decodable, Sendable, Equatable {
    var line: Int
    var column: Int
  }

  struct Difference: Decodable, Sendable {
    var kind: String
    var line: Int?
    var python: String?
    var swift: String?
    var message: String
    var pythonPlace: Place?
    var swiftPlace: Place?
    var help: String?
    var id: String?
    var side: String?
    var first: String?
    var second: String?
  }

  struct Relaxation: Decodable, Sendable {
    var kind: String
    var reason: String
  }

  struct Pair: Decodable, Sendable {
    var document: String
    var id: String
    var verdict: String
    var differences: [Difference]
    var relaxations: [Relaxation]
    var python: ObservationJSON?
    var swift: ObservationJSON?
    var skip: String?
    var compiler: String?
  }

  var summary: Summary
  var pairs: [Pair]
}

struct ObservationJSON: Decodable, Sendable {
  struct End: Decodable, Sendable {
    var kind: String
    var type: String?
    var message: String?
    var status: Int
    var traceback: String?
    var line: Int?
  }

  struct Line: Decodable, Sendable, Equatable {
    var at: Double
    var stream: String
    var text: String
  }

  struct Request: Decodable, Sendable {
    var method: String
    var url: String
    var at: Double
    var ended: Double?
    var outcome: String
    var status: Int?
    var fixture: Bool
  }

  struct Time: Decodable, Sendable {
    var virtual: Double
    var wall: Double
    var cpu: Double
  }

  var document: String
  var id: String
  var end: End
  var output: [Line]
  var values: [String: String]
  var time: Time
  var notes: [String]?
  var requests: [Request]?

  func lines(_ stream: String) -> [String] { output.filter { $0.stream == stream }.map(\.text) }
}

struct RunJSON: Decodable, Sendable {
  var observations: [ObservationJSON]
}
