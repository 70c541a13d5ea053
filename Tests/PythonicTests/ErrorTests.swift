import Pythonic
import Testing

/// Exceptions against CPython: the hierarchy, and what they show; and bytes.
@Suite struct ErrorTests {
  private static let errors: [BaseException] = [
    BaseException(), Exception("a"), SystemExit(1), KeyboardInterrupt(), GeneratorExit(), ArithmeticError("a", 1),
    FloatingPointError(), OverflowError(34, "x"), ZeroDivisionError("é'"), AssertionError("a\nb"), AttributeError(),
    BufferError(), EOFError(), ImportError("a"), ModuleNotFoundError("b"), LookupError("a"), IndexError(2.5),
    KeyError("k"), KeyError("a", "b"), KeyError(Tuple(1, "x")), MemoryError(), NameError("n"), UnboundLocalError(),
    OSError("plain"),
    OSError(2, "No such file"), OSError(2, "No such file", "f.txt"), BlockingIOError(), ChildProcessError(),
    ConnectionError(), BrokenPipeError(), ConnectionAbortedError(), ConnectionRefusedError(), ConnectionResetError(),
    FileExistsError(), FileNotFoundError(), InterruptedError(), IsADirectoryError(), NotADirectoryError(),
    PermissionError("p"), ProcessLookupError(), TimeoutError(), ReferenceError(), RuntimeError("r"),
    NotImplementedError(), RecursionError(), StopAsyncIteration(), StopIteration(3), SystemError(), TypeError("t"),
    ValueError(), ValueError([1, 2]), UnicodeError("u"),
  ]

  /// A group of errors, groups among them.
  private func group(_ random: inout Random, _ depth: Int) -> ExceptionGroup {
    let parts: [any Error] = (0..<random.integer(1...3)).map { _ in
      switch random.integer(0...(depth > 0 ? 4 : 2)) {
      case 0: ValueError(random.integer(0...9))
      case 1: KeyError("k")
      case 2: IndexError()
      default: group(&random, depth - 1)
      }
    }
    return ExceptionGroup("g\(depth)", parts)
  }

  @Test func `groups are taken apart as by Python`() throws {
    var random = Random(seed: 17)
    var oracle = Oracle()
    for _ in 0..<300 {
      let group = group(&random, 3)
      for python in ["ValueError", "(KeyError, IndexError)"] {
        var errors = SplitErrors(group)
        let taken =
          python == "ValueError" ? errors.take(ValueError.self) : errors.take(KeyError.self, IndexError.self)
        var rest: (any Error)?
        do { try errors.throwRest() } catch { rest = error }
        let texts = [taken as (any Error)?, rest].map { $0.map { repr($0) } ?? "None" }
        oracle.expect("\(group.repr).split(\(python))", text: "(\(texts[0]), \(texts[1]))")
      }
    }
    try oracle.verify(atLeast: 600)
  }

  @Test func `exceptions show what Python's show`() throws {
    var oracle = Oracle()
    for error in Self.errors {
      let arguments = "\(error.typeName)(\(", ".join(error.args.map(\.repr))))"
      // OSError with a number is one of its subclasses in Python.
      let isNumbered = error is OSError && error.args.count > 1
      if !isNumbered { oracle.expect("repr(\(arguments))", error.repr) }
      oracle.expect("str(\(arguments))", error.str)
      if !isNumbered { oracle.expect("type(\(arguments)).__name__", error.typeName) }
    }
    try oracle.verify(atLeast: 140)
  }

  @Test func `the hierarchy is Python's`() throws {
    var oracle = Oracle()
    func check<Kind: BaseException>(_ kind: Kind.Type) {
      for error in Self.errors {
        oracle.expect("issubclass(\(error.typeName), \(kind))", (error as any Error).isA(kind))
      }
    }
    for error in Self.errors { check(type(of: error)) }
    check(Exception.self)
    check(LookupError.self)
    check(OSError.self)
    check(ConnectionError.self)
    try oracle.verify(atLeast: 2500)
  }

  private final class Refused: ValueError, @unchecked Sendable {
    let code: Int
    init(_ code: Int) {
      self.code = code
      super.init("refused with \(code)")
    }
  }

  @Test func `an exception of one's own is caught by its bases`() {
    do { throw Refused(7) } catch let error as LookupError {
      Issue.record("\(error)")
    } catch let error as Exception {
      #expect(error.message == "refused with 7" && str(error as any Error) == error.message)
      #expect(error.isA(ValueError.self) && error.isA(KeyError.self, Refused.self) && !error.isA(KeyError.self))
      #expect((error as? Refused)?.code == 7 && typeName(error) == "Refused")
    } catch { Issue.record("\(error)") }
  }

  @Test func `bytes are Python's`() throws {
    var random = Random(seed: 91)
    var oracle = Oracle()
    for _ in 0..<300 {
      let text = random.text(alphabets[random.integer(0...7)] + "'\"\\")
      let bytes = text.encode()
      let x = "\(literal(text)).encode()"
      oracle.expect(x, bytes)
      oracle.expect("\(x).hex()", bytes.hex())
      oracle.expect("hash(\(x))", hash(bytes))
      oracle.expect("\(x).decode()", bytes.decode())
      oracle.expect("\(x).decode('latin-1')", bytes.decode("latin-1"))
      oracle.expect("\(literal(text)).encode('latin-1')", try text.encodeChecked("latin-1"))
      for way in ["ignore", "replace"] {
        oracle.expect("\(literal(text)).encode('ascii', '\(way)')", text.encode("ascii", way))
      }
      oracle.expect("list(\(x)[1:-1])", Array(bytes.slice(1, -1)))
    }
    try oracle.verify(atLeast: 2000)
  }
}
