/// The root of Python's exceptions: those that a program catches are `Exception`s.
///
/// Mirrors `BaseException` in Objects/exceptions.c: the arguments are kept, one alone is the message, and several are
/// shown as a tuple. An instance never changes; hence it can be sent, and hence `@unchecked Sendable`, which Swift asks
/// every subclass to repeat.
open class BaseException: PythonError, @unchecked Sendable {
  public let args: [any Representable & Sendable]

  public init(_ args: any Representable & Sendable...) { self.args = args }

  /// As Python's `str(e)`.
  open var str: String {
    switch args.count {
    case 0: ""
    case 1: args[0].str
    default: "(" + args.map(\.repr).joined(separator: ", ") + ")"
    }
  }

  /// As Python's `repr(e)`: the name of the class and the arguments.
  open var repr: String { typeName + "(" + args.map(\.repr).joined(separator: ", ") + ")" }
}

/// What a program is expected to catch.
open class Exception: BaseException, @unchecked Sendable {}
/// The program was asked to end: `sys.exit`.
open class SystemExit: BaseException, @unchecked Sendable {}
open class KeyboardInterrupt: BaseException, @unchecked Sendable {}
open class GeneratorExit: BaseException, @unchecked Sendable {}
