/// Python's exceptions that `Pythonic` has.
enum Errors {
  static let names: Set<String> = [
    "Exception", "ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "StopIteration",
    "SyntaxError",
    "RuntimeError", "NotImplementedError", "AssertionError", "AttributeError", "OverflowError", "LookupError",
    "ArithmeticError", "OSError", "IOError", "FileNotFoundError", "TimeoutError", "ConnectionError", "PermissionError",
    "NameError", "RecursionError", "EOFError", "UnicodeError", "MemoryError",
    "ExceptionGroup", "BlockingIOError", "BrokenPipeError", "BufferError", "ChildProcessError",
    "ConnectionAbortedError", "ConnectionRefusedError", "ConnectionResetError", "FileExistsError", "FloatingPointError",
    "GeneratorExit", "ImportError", "InterruptedError", "IsADirectoryError", "KeyboardInterrupt", "ModuleNotFoundError",
    "NotADirectoryError", "ProcessLookupError", "ReferenceError", "StopAsyncIteration", "SystemError", "SystemExit",
    "UnboundLocalError", "UnicodeDecodeError", "UnicodeEncodeError",
  ]
}
