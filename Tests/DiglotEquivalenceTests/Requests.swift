import DiglotModel

/// A request at milliseconds of virtual time that is answered some milliseconds later; `path` stands behind the host.
func request(
  _ path: String, at: Int = 0, for duration: Int = 100, method: String = "GET",
  headers: [(String, String)] = [], body: String = "", outcome: Request.Outcome = .answered, status: Int? = 200
) -> Request {
  Request(
    at: at * 1_000_000, method: method, url: "https://a.example" + path,
    headers: headers.map { Request.Header(name: $0.0, value: $0.1) }, body: Array(body.utf8), outcome: outcome,
    status: status, ended: outcome == .open ? nil : (at + duration) * 1_000_000)
}

/// A run of 100 s that made these requests.
func asking(_ requests: [Request], _ lines: [(Int, String)] = [], clock: Observation.ClockKind = .virtual)
  -> Observation
{
  var observation = run(lines, clock: clock)
  observation.requests = requests
  observation.time.virtual = 100_000_000_000
  return observation
}
