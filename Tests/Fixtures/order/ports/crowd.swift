import Pythonic

@MainActor final class Place {
  var dice: Random
  let lock = Asyncio.Lock()
  let semaphore = Asyncio.Semaphore(2)
  let event = Asyncio.Event()
  let queue = Asyncio.Queue<Int>(maxsize: 2)
  let condition = Asyncio.Condition()

  init(_ seed: Int) { dice = Random(seed: seed) }
}

@MainActor func pause(_ place: Place) async throws {
  let delay = try place.dice.randrange(4)
  try await Asyncio.sleep(.milliseconds(100 * delay))
}

@MainActor func act(_ place: Place, _ what: Int) async throws {
  switch what {
  case 0:
    try await place.lock.withLock { try await pause(place) }
  case 1:
    try await place.semaphore.withPermit { try await pause(place) }
  case 2:
    try await place.queue.put(what)
  case 3:
    _ = try await place.queue.get()
  case 4:
    try await place.event.wait()
    place.event.clear()
  case 5:
    place.event.set()
  case 6:
    try await place.condition.withLock { try await place.condition.wait() }
  case 7:
    try await place.condition.withLock { place.condition.notify(try place.dice.randrange(3)) }
  default:
    try await pause(place)
  }
}

@MainActor func person(_ place: Place, _ name: String) async throws {
  for step in 0..<12 {
    let what = try place.dice.randrange(10)
    print(name, step, what)
    switch what {
    case 9:
      _ = try await Asyncio.gather(Task { try await act(place, 8) }, Task { try await act(place, 0) })
    case 5, 8:
      try await act(place, what)
    default:
      do {
        try await Asyncio.waitFor(Task { try await act(place, what) }, timeout: .milliseconds(250))
      } catch is Asyncio.TimeoutError {
        print(name, step, "timed out")
      }
    }
  }
}

func python(_ value: Bool) -> String { value ? "True" : "False" }

for seed in 0..<12 {
  let place = Place(seed)
  _ = try await Asyncio.gather((0..<7).map { n in Task { try await person(place, "\(seed)/\(n)") } })
  print("seed", seed, "done:", place.queue.count, python(place.lock.isLocked), python(place.event.isSet))
}
