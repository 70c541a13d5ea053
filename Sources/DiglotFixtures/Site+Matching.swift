extension Site.Host {
  package enum Match: Sendable, Hashable {
    /// The index of the route in `routes`, and what each of its patterns stands for.
    case route(Int, values: [String: String])
    /// There are routes here, but none for this method: 405, with these methods in `Allow`.
    case otherMethods([String])
    /// 404.
    case nothing
  }

  /// The route that answers a request.
  ///
  /// Of several, that whose path is exact where the others have patterns, the leftmost such segment deciding; then that
  /// which asks more of the query; then the first. HEAD is answered by GET's route where it has none of its own.
  /// A slash at the path's end does not count, since a folder's `index` answers for both; empty segments elsewhere are
  /// nobody's.
  ///
  /// - Parameter method: As it was sent. Methods are case-sensitive (RFC 9110, 9.1).
  package func match(method: String, target: RequestTarget) -> Match {
    var path = target.path
    if path.last == "" { path.removeLast() }
    let fitting = routes.indices.filter { routes[$0].fits(path, target.query) }
    var own = fitting.filter { routes[$0].verb == method }
    if own.isEmpty, method == "HEAD" { own = fitting.filter { routes[$0].verb == "GET" } }
    guard var best = own.first else {
      let methods = Set(fitting.flatMap { routes[$0].verb == "GET" ? ["GET", "HEAD"] : [routes[$0].verb] })
      return methods.isEmpty ? .nothing : .otherMethods(methods.sorted())
    }
    for index in own.dropFirst() where routes[index].isMoreExact(than: routes[best]) { best = index }
    return .route(best, values: routes[best].values(path, target.query))
  }
}

extension Route {
  /// The answer to the n-th request of a run to this route.
  ///
  /// - Parameter number: From 0.
  /// - Returns: nil for a route without answers, which no reader of fixtures makes.
  package func answer(number: Int) -> Answer? {
    answers.isEmpty ? nil : answers[min(max(number, 0), answers.count - 1)]
  }

  fileprivate var verb: String { method ?? "GET" }

  fileprivate func fits(_ path: [String], _ query: [RequestTarget.Parameter]) -> Bool {
    guard path.count == self.path.count else { return false }
    let isPath = zip(self.path, path).allSatisfy { own, asked in !asked.isEmpty && Pattern(own).takes(asked) }
    return isPath && self.query.allSatisfy { name, value in parameter(name, Pattern(value), query) != nil }
  }

  /// The first parameter of this name whose value the pattern takes.
  private func parameter(
    _ name: String, _ value: Pattern, _ query: [RequestTarget.Parameter]
  ) -> RequestTarget.Parameter? {
    query.first { $0.name.utf8.elementsEqual(name.utf8) && value.takes($0.value) }
  }

  fileprivate func values(_ path: [String], _ query: [RequestTarget.Parameter]) -> [String: String] {
    var values: [String: String] = [:]
    for (own, asked) in zip(self.path, path) {
      if let name = Pattern(own).name { values[name] = asked }
    }
    for (name, text) in self.query {
      let pattern = Pattern(text)
      if let key = pattern.name { values[key] = parameter(name, pattern, query)?.value }
    }
    return values
  }

  /// Of two routes that fit one request.
  fileprivate func isMoreExact(than other: Route) -> Bool {
    let (left, right) = (rank, other.rank)
    return right.lexicographicallyPrecedes(left)
  }

  /// 1 for each exact segment, 0 for a pattern; then how many values of the query are exact; then how many there are.
  private var rank: [Int] {
    path.map { Pattern($0).name == nil ? 1 : 0 } + [query.values.count { Pattern($0).name == nil }, query.count]
  }
}
