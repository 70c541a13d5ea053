import DiglotModel

extension RunComparison {
  /// The first request that differs between two runs that should be the same to the nanosecond.
  func requestParting() -> Difference? {
    for index in 0..<max(first.requests.count, second.requests.count) {
      let left = index < first.requests.count ? first.requests[index] : nil
      let right = index < second.requests.count ? second.requests[index] : nil
      if left == right { continue }
      let isSame = left.map(RequestKey.init) == right.map(RequestKey.init)
      let isTime = isSame && (left?.at != right?.at || left?.ended != right?.ended)
      // Else it parts in a header or in bytes that are not compared between languages.
      let subject = "request \(index + 1) of \(side.language)"
      return make(
        isTime ? .time : .request, left.map(exact), right.map(exact),
        isTime ? "\(subject) has other times from run to run" : "\(subject) changes from run to run")
    }
    return nil
  }

  private func exact(_ request: Request) -> String {
    let end = request.ended.map { ", ended at " + Seconds.exact($0) } ?? ""
    return "\(Seconds.exact(request.at))  \(request.method) \(request.url)\(end)"
  }
}
