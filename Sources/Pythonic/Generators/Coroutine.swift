#if canImport(Glibc) && (arch(x86_64) || arch(arm64))
  import Glibc
  internal import Synchronization

  /// A function that can stop in its middle, and go on there later: it has a stack of its own.
  ///
  /// The switch is that of `swapcontext(3)`, which Swift does not import, as it may return twice; it is looked up. The
  /// layout of `ucontext_t` is Swift's to know: its fields are set by their names. What is left to the architecture is
  /// that `makecontext`, which takes any number of arguments, can be called as a function of five: on Linux both x86_64
  /// and arm64 hand on so many in registers either way.
  final class Coroutine {
    private enum State { case new, running, suspended, finished }

    private let body: (_ suspend: @escaping () -> Void) -> Void
    private let stack: UnsafeMutableRawPointer
    /// Where `resume` was called, and where the body goes on.
    private let caller, own: UnsafeMutablePointer<ucontext_t>
    private var state = State.new

    var isFinished: Bool { state == .finished }

    init(_ body: @escaping (_ suspend: @escaping () -> Void) -> Void) {
      self.body = body
      stack = StackPool.take()
      caller = .allocate(capacity: 2)
      caller.initialize(repeating: ucontext_t(), count: 2)
      own = caller + 1
    }

    deinit {
      caller.deallocate()
      // A body that has not ended may hold what is on its stack: that stays.
      if state == .new || state == .finished { StackPool.give(stack) }
    }

    /// Runs the body until it suspends or ends.
    func resume() {
      switch state {
      case .finished: return
      case .running: stop(ValueError("generator already executing"))
      case .suspended: break
      case .new: prepare()
      }
      state = .running
      _ = Context.swap(caller, own)
    }

    private func prepare() {
      _ = Context.get(own)
      own.pointee.uc_link = caller
      own.pointee.uc_stack.ss_sp = stack
      own.pointee.uc_stack.ss_size = StackPool.size
      let address = UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())
      Context.make(
        own, Context.entry, 2, UInt32(truncatingIfNeeded: address >> 32), UInt32(truncatingIfNeeded: address))
    }

    fileprivate func run() {
      body { [unowned self] in
        state = .suspended
        _ = Context.swap(own, caller)
      }
      state = .finished
    }
  }

  private enum Context {
    /// Is given the address of its coroutine in two halves: `makecontext` hands on `int`s alone.
    typealias Entry = @convention(c) (UInt32, UInt32) -> Void
    typealias Get = @convention(c) (UnsafeMutablePointer<ucontext_t>) -> Int32
    typealias Make = @convention(c) (UnsafeMutablePointer<ucontext_t>, Entry, Int32, UInt32, UInt32) -> Void
    typealias Swap = @convention(c) (UnsafeMutablePointer<ucontext_t>, UnsafeMutablePointer<ucontext_t>) -> Int32

    // A symbol's address is a pointer to a C function, whose type is not looked up with it: these are those of
    // <ucontext.h>.
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
    static let size = 1 << 20
    /// A page below each stack, which nothing may touch: one that is too small ends the program.
    private static let guardSize = Int(getpagesize())
    private static let free = Mutex<[UInt]>([])

    static func take() -> UnsafeMutableRawPointer {
      if let address = free.withLock({ $0.popLast() }), let stack = UnsafeMutableRawPointer(bitPattern: address) {
        return stack
      }
      guard
        let whole = mmap(
          nil, size + guardSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | Int32(MAP_NORESERVE), -1, 0),
        whole != MAP_FAILED
      else { stop(MemoryError("no memory for a generator")) }
      mprotect(whole, guardSize, PROT_NONE)
      return whole + guardSize
    }

    static func give(_ stack: UnsafeMutableRawPointer) {
      let isKept = free.withLock { free in
        if free.count >= 64 { return false }
        free.append(UInt(bitPattern: stack))
        return true
      }
      if !isKept { munmap(stack - guardSize, size + guardSize) }
    }
  }

  extension Generator {
    /// - Parameter body: is given a function that hands on a value and waits until the next one is asked for.
    public convenience init(_ body: @escaping (_ yield: (Element) -> Void) -> Void) {
      var next: Element?
      // Its stack is taken when the first value is asked for, and given back behind the last one.
      lazy var coroutine: Coroutine? = Coroutine { suspend in
        body { value in
          next = value
          suspend()
        }
      }
      self.init(source: {
        guard let running = coroutine else { return nil }
        next = nil
        running.resume()
        if running.isFinished { coroutine = nil }
        return next
      })
    }
  }
#else
  extension Generator {
    /// Musl and Darwin do not have what a body's own stack takes: generators of sequences and of `next` work there.
    @available(*, unavailable, message: "a generator with a body needs glibc's swapcontext on x86_64 or arm64")
    public convenience init(_ body: @escaping (_ yield: (Element) -> Void) -> Void) { self.init(source: { nil }) }
  }
#endif
