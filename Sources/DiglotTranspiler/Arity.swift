import DiglotSyntax

/// How many arguments functions and methods of Python's need, by their names alone.
enum Arity {
  private static let least: [String: Int] = [
    // Methods
    "append": 1, "appendleft": 1, "extend": 1, "extendleft": 1, "insert": 2, "remove": 1, "index": 1, "rindex": 1,
    "count": 0,
    "setdefault": 1, "get": 1, "add": 1, "discard": 1, "issubset": 1, "issuperset": 1, "isdisjoint": 1, "join": 1,
    "startswith": 1, "endswith": 1, "find": 1, "rfind": 1, "replace": 2, "partition": 1, "rpartition": 1, "rjust": 1,
    "ljust": 1, "center": 1, "zfill": 1, "removeprefix": 1, "removesuffix": 1, "intersection_update": 1,
    "difference_update": 1, "symmetric_difference_update": 1, "symmetric_difference": 1, "move_to_end": 1,
    "subtract": 1,
    "translate": 1, "fromkeys": 1,
    // Functions of modules
    "reduce": 2, "heapify": 1, "heappush": 2, "heappop": 1, "heappushpop": 2, "heapreplace": 2, "nsmallest": 2,
    "nlargest": 2, "merge": 1, "bisect_left": 2, "bisect_right": 2, "bisect": 2, "insort": 2, "insort_left": 2,
    "insort_right": 2, "deepcopy": 1, "from_iterable": 1, "neg": 1, "not_": 1, "getitem": 2, "contains": 2, "abs": 1,
    "sqrt": 1, "floor": 1, "ceil": 1, "trunc": 1, "factorial": 1, "comb": 2, "perm": 1, "isqrt": 1, "log": 1, "pow": 2,
    "prod": 1, "fsum": 1, "isclose": 2, "hypot": 1, "atan2": 2, "fmod": 2, "copysign": 2, "permutations": 1,
    "combinations": 2, "combinations_with_replacement": 2, "repeat": 1, "cycle": 1, "islice": 2, "takewhile": 2,
    "dropwhile": 2, "filterfalse": 2, "starmap": 2, "groupby": 1, "accumulate": 1, "pairwise": 1, "batched": 2,
    "compress": 2,
    "zip_longest": 2, "shuffle": 1, "choice": 1, "sub": 2, "findall": 1, "search": 1, "match": 1, "fullmatch": 1,
    "finditer": 1, "sleep": 1, "namedtuple": 2,
  ]

  /// What is translated of the arguments that are given by name, by the function's or the method's name; nil for any.
  private static let named: [String: Set<String>?] = [
    "sorted": ["key", "reverse"], "sort": ["key", "reverse"], "min": ["key", "default"], "max": ["key", "default"],
    "sum": ["start"], "enumerate": ["start"], "int": ["base"], "split": ["sep", "maxsplit"],
    "rsplit": ["sep", "maxsplit"], "splitlines": ["keepends"], "expandtabs": ["tabsize"],
    "encode": ["encoding", "errors"],
    "accumulate": ["func", "initial"], "groupby": ["key"], "product": ["repeat"], "zip_longest": ["fillvalue"],
    "repeat": ["times"],
    "deque": ["maxlen"], "nsmallest": ["key"], "nlargest": ["key"], "choices": ["k"], "sample": ["k"],
    "popitem": ["last"], "move_to_end": ["last"], "print": ["sep", "end", "flush"], "isclose": ["rel_tol", "abs_tol"],
    "dict": nil, "OrderedDict": nil, "Counter": nil, "update": nil, "format": nil, "partial": nil, "replace": nil,
  ]

  /// What is called in a thread is given any.
  private static let namedInAsyncio: [String: Set<String>?] = [
    "run": ["debug"], "sleep": ["result"], "create_task": ["name"], "gather": ["return_exceptions"],
    "wait_for": ["timeout"], "wait": ["timeout", "return_when"], "Semaphore": ["value"], "BoundedSemaphore": ["value"],
    "Queue": ["maxsize"], "PriorityQueue": ["maxsize"], "LifoQueue": ["maxsize"], "cancel": ["msg"],
    "to_thread": nil, "submit": nil, "shutdown": nil,
  ]

  /// - Throws: `Refusal` where a call gives an argument by a name that nothing here translates: left out, it would change what
  ///   the program does.
  static func checkNames(_ name: String, _ keywords: [Keyword]) throws(Refusal) {
    try check(keywords, of: name, by: named)
  }

  /// As `checkNames`, for what asyncio and `concurrent.futures` have.
  static func checkAsyncNames(_ name: String, _ keywords: [Keyword]) throws(Refusal) {
    try check(keywords, of: name, by: namedInAsyncio)
  }

  private static func check(_ keywords: [Keyword], of name: String, by table: [String: Set<String>?]) throws(Refusal) {
    let known = table[name] ?? []
    guard let known, let other = keywords.first(where: { !known.contains($0.name ?? "") }) else { return }
    throw Refusal("'\(other.name ?? "**")' of '\(name)' is not translated yet", other.value.range)
  }

  /// - Throws: `Refusal` where a call has too few arguments for its name.
  static func check(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal)
  {
    guard let least = least[name], arguments.count + keywords.count < least || arguments.isEmpty && least > 0 else {
      return
    }
    throw Refusal("'\(name)' with too few arguments", range)
  }

  /// As for a function of a module, whose method of that name needs none.
  static func checkModule(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal)
  {
    if name == "count" || name == "copy" && !arguments.isEmpty || name == "index" && !arguments.isEmpty { return }
    if name == "copy" || name == "index" { throw Refusal("'\(name)' with too few arguments", range) }
    try check(name, arguments, keywords, range)
    guard let least = least[name], arguments.count < min(least, 2), name != "accumulate" else { return }
    throw Refusal("'\(name)' with too few arguments", range)
  }
}
