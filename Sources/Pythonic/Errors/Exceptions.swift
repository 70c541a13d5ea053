// Python's built-in exceptions with their bases, as https://docs.python.org/3/library/exceptions.html lists them.

open class ArithmeticError: Exception, @unchecked Sendable {}
open class FloatingPointError: ArithmeticError, @unchecked Sendable {}
open class OverflowError: ArithmeticError, @unchecked Sendable {}
open class ZeroDivisionError: ArithmeticError, @unchecked Sendable {}

open class AssertionError: Exception, @unchecked Sendable {}
open class AttributeError: Exception, @unchecked Sendable {}
/// Python's `dataclasses.FrozenInstanceError`.
open class FrozenInstanceError: AttributeError, @unchecked Sendable {}
open class BufferError: Exception, @unchecked Sendable {}
open class EOFError: Exception, @unchecked Sendable {}
open class ImportError: Exception, @unchecked Sendable {}
open class ModuleNotFoundError: ImportError, @unchecked Sendable {}

open class LookupError: Exception, @unchecked Sendable {}
open class IndexError: LookupError, @unchecked Sendable {}
/// A key that is not there; its message is the *representation* of the key (`KeyError_str` in Objects/exceptions.c).
open class KeyError: LookupError, @unchecked Sendable {
  open override var str: String { args.count == 1 ? args[0].repr : super.str }
}

open class MemoryError: Exception, @unchecked Sendable {}
open class NameError: Exception, @unchecked Sendable {}
open class UnboundLocalError: NameError, @unchecked Sendable {}

/// What the system refused: `OSError(2, "No such file or directory")`, with the file's name as a third argument.
open class OSError: Exception, @unchecked Sendable {
  /// Mirrors `OSError_str` in Objects/exceptions.c.
  open override var str: String {
    switch args.count {
    case 2: "[Errno \(args[0].str)] \(args[1].str)"
    case 3: "[Errno \(args[0].str)] \(args[1].str): \(args[2].repr)"
    default: super.str
    }
  }
}
/// The older name of `OSError`.
public typealias IOError = OSError

open class BlockingIOError: OSError, @unchecked Sendable {}
open class ChildProcessError: OSError, @unchecked Sendable {}
open class ConnectionError: OSError, @unchecked Sendable {}
open class BrokenPipeError: ConnectionError, @unchecked Sendable {}
open class ConnectionAbortedError: ConnectionError, @unchecked Sendable {}
open class ConnectionRefusedError: ConnectionError, @unchecked Sendable {}
open class ConnectionResetError: ConnectionError, @unchecked Sendable {}
open class FileExistsError: OSError, @unchecked Sendable {}
open class FileNotFoundError: OSError, @unchecked Sendable {}
open class InterruptedError: OSError, @unchecked Sendable {}
open class IsADirectoryError: OSError, @unchecked Sendable {}
open class NotADirectoryError: OSError, @unchecked Sendable {}
open class PermissionError: OSError, @unchecked Sendable {}
open class ProcessLookupError: OSError, @unchecked Sendable {}
open class TimeoutError: OSError, @unchecked Sendable {}

open class ReferenceError: Exception, @unchecked Sendable {}
open class RuntimeError: Exception, @unchecked Sendable {}
open class NotImplementedError: RuntimeError, @unchecked Sendable {}
open class RecursionError: RuntimeError, @unchecked Sendable {}
open class StopAsyncIteration: Exception, @unchecked Sendable {}
open class StopIteration: Exception, @unchecked Sendable {}
open class SyntaxError: Exception, @unchecked Sendable {}
open class SystemError: Exception, @unchecked Sendable {}
open class TypeError: Exception, @unchecked Sendable {}
open class ValueError: Exception, @unchecked Sendable {}
open class UnicodeError: ValueError, @unchecked Sendable {}
open class UnicodeDecodeError: UnicodeError, @unchecked Sendable {}
open class UnicodeEncodeError: UnicodeError, @unchecked Sendable {}

/// Several errors as one: Python's `ExceptionGroup`.
///
/// Mirrors `BaseExceptionGroup_str` in Objects/exceptions.c.
open class ExceptionGroup: Exception, @unchecked Sendable {
  public let exceptions: [any Error]
  private let text: String
  /// An error alone that `except*` makes a group of is shown in a tuple, and not in a list.
  private let wrapsOne: Bool

  public init(_ text: String, _ exceptions: [any Error]) {
    (self.text, self.exceptions, wrapsOne) = (text, exceptions, false)
    super.init(text)
  }

  /// What `except*` has of an error that is no group.
  init(wrapping error: any Error) {
    (text, exceptions, wrapsOne) = ("", [error], true)
    super.init(text)
  }

  /// A group of the same message: `derive`.
  func derived(_ exceptions: [any Error]) -> ExceptionGroup { ExceptionGroup(text, exceptions) }

  open override var str: String {
    "\(text) (\(exceptions.count) sub-exception\(exceptions.count == 1 ? "" : "s"))"
  }

  open override var repr: String {
    let list = exceptions.map { Pythonic.repr($0) }.joined(separator: ", ")
    return "ExceptionGroup(\(text.repr), \(wrapsOne ? "(\(list),)" : "[\(list)]"))"
  }
}
