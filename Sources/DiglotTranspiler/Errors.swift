/// Python's exceptions that `Pythonic` has.
enum Errors {
  static let names: Set<String> = [
    "Exception", "ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "StopIteration",
    "RuntimeError", "NotImplementedError", "AssertionError", "AttributeError", "OverflowError", "LookupError",
    "ArithmeticError", "OSError", "IOError", "FileNotFoundError", "TimeoutError", "ConnectionError", "PermissionError",
    "NameError", "RecursionError", "EOFError", "UnicodeError", "MemoryError",
    "ExceptionGroup",
  ]
}
