#if canImport(Glibc)
  import Glibc
  internal import Synchronization

  /// A function that can stop in its middle, and go on there later: it has a stack of its own.
  ///
  /// The switch is that of `swapcontext(3)`, which Swift does not import, as it may return twice; it is looked up.
  final class Coroutine {
    private let body: (_ suspend: @escaping () -> Void) -> Void
    private let stack: UnsafeMutableRawPointer
    /// Two `ucontext_t`: of the caller and of the body, each with room to spare.
    private let contexts: UnsafeMutableRawPointer
    private(set) var isFinished = false
    private var isStarted = false

    private static let stackSize = 1 << 20
    private static let contextSize = 8192

    init(_ body: @escaping (_ suspend: @escaping () -> Void) -> Void) {
      self.body = body
      stack = StackPool.take(Self.stackSize)
      contexts = .allocate(byteCount: 2 * Self.contextSize, alignment: 64)
      contexts.initializeMemory(as: UInt8.self, repeating: 0, count: 2 * Self.contextSize)
    }

    deinit {
      contexts.deallocate()
      // A body that has not ended may hold what is on its stack: that stays.
      if isFinished || !isStarted { StackPool.give(stack, Self.stackSize) }
    }

    private var caller: UnsafeMutableRawPointer { contexts }
    private var own: UnsafeMutableRawPointer { contexts + Self.contextSize }

    /// Runs the body until it suspends or ends.
    func resume() {
      if isFinished { return }
      if !isStarted {
        isStarted = true
        _ = Context.get(own)
        // `ucontext_t` begins with its flags, the context to go on with, and the stack: its start, flags and size.
        own.storeBytes(of: caller, toByteOffset: 8, as: UnsafeMutableRawPointer.self)
        own.storeBytes(of: stack, toByteOffset: 16, as: UnsafeMutableRawPointer.self)
        own.storeBytes(of: Self.stackSize, toByteOffset: 32, as: Int.self)
        let address = UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())
        Context.make(
          own, Context.entry, 2, UInt32(truncatingIfNeeded: address >> 32), UInt32(truncatingIfNeeded: address))
      }
      _ = Context.swap(caller, own)
    }

    fileprivate func run() {
      body { [unowned self] in _ = Context.swap(own, caller) }
      isFinished = true
    }
  }

  private enum Context {
    /// Is given the address of its coroutine in two halves: `makecontext` hands on `int`s alone.
    typealias Entry = @convention(c) (UInt32, UInt32) -> Void
    typealias Get = @convention(c) (UnsafeMutableRawPointer) -> Int32
    typealias Make = @convention(c) (UnsafeMutableRawPointer, Entry, Int32, UInt32, UInt32) -> Void
    typealias Swap = @convention(c) (UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> Int32

    static let get = unsafeBitCast(symbol("getcontext"), to: Get.self)
    static let make = unsafeBitCast(symbol("makecontext"), to: Make.self)
    static let swap = unsafeBitCast(symbol("swapcontext"), to: Swap.self)

    static let entry: Entry = { high, low in
      let address = UInt(high) << 32 | UInt(low)
      guard let pointer = UnsafeRawPointer(bitPattern: address) else { return }
      Unmanaged<Coroutine>.fromOpaque(pointer).takeUnretainedValue().run()
    }

    private static func symbol(_ name: String) -> UnsafeMutableRawPointer {
      guard let found = dlsym(nil, name) else { stop(SystemError("the C library has no \(name)")) }
      return found
    }
  }

  /// Stacks to use again: to map one costs more than to run a short body on it.
  private enum StackPool {
    private static let free = Mutex<[UInt]>([])

    static func take(_ size: Int) -> UnsafeMutableRawPointer {
      if let address = free.withLock({ $0.popLast() }), let stack = UnsafeMutableRawPointer(bitPattern: address) {
        return stack
      }
      let guardSize = 4096
      guard
        let whole = mmap(
          nil, size + guardSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | Int32(MAP_NORESERVE), -1, 0),
        whole != MAP_FAILED
      else { stop(MemoryError("no memory for a generator")) }
      mprotect(whole, guardSize, PROT_NONE)
      return whole + guardSize
    }

    static func give(_ stack: UnsafeMutableRawPointer, _ size: Int) {
      let isKept = free.withLock { free in
        if free.count < 64 { free.append(UInt(bitPattern: stack)) }
        return free.last == UInt(bitPattern: stack)
      }
      if !isKept { munmap(stack - 4096, size + 4096) }
    }
  }
#endif
