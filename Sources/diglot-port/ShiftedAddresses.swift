import Glibc

/// Moves what a process will allocate and map, so that whatever then comes out the same does not depend on addresses.
enum ShiftedAddresses {
  /// Held to the end of the process. Only touched before the port runs, by its one thread.
  nonisolated(unsafe) private static var ballast: [UnsafeMutableRawPointer?] = []

  /// - Parameter amount: blocks of each small size, and pages three times as many; 0 changes nothing.
  static func start(_ amount: Int) {
    guard amount > 0 else { return }
    // What the port's library and large blocks are mapped to follows this.
    ballast.append(mmap(nil, amount * 3 * 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
    for size in stride(from: 16, through: 1024, by: 16) {
      for _ in 0..<amount { ballast.append(malloc(size)) }
    }
    ballast.append(malloc(amount * 40_008))
  }
}
