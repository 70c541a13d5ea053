import Pythonic

func `repeat`(_ times: Int) -> (@escaping (String) -> Void) -> (String) -> Void {
  func decorator(_ function: @escaping (String) -> Void) -> (String) -> Void {
    func wrapper(_ args: TupleOf<String>) {
      var value: Never? = nil
      for _ in range(times) {
        function(args[0])
        value = nil
      }
      _ = value
    }
    return { wrapper(TupleOf([$0])) } as (String) -> Void
  }
  return decorator
}

func `repeat`(_ times: Int) -> (@escaping (Int) -> Int) -> (Int) -> Int? {
  func decorator(_ function: @escaping (Int) -> Int) -> (Int) -> Int? {
    func wrapper(_ args: TupleOf<Int>) -> Int? {
      var value: Int? = nil
      for _ in range(times) {
        value = function(args[0])
      }
      return value
    }
    return { wrapper(TupleOf([$0])) } as (Int) -> Int?
  }
  return decorator
}

func log(_ function: @escaping (Int, Int) -> Int) -> (Int, Int) -> Int {
  func logged(_ args: Tuple<Int, Int>) -> Int {
    print("call", "add", str(args))
    return function(args.elements.0, args.elements.1)
  }
  return { logged(Tuple($0, $1)) } as (Int, Int) -> Int
}

func log(_ function: @escaping (String) -> String) -> (String) -> String {
  func logged(_ args: TupleOf<String>) -> String {
    print("call", "inner", str(args))
    return function(args[0])
  }
  return { logged(TupleOf([$0])) } as (String) -> String
}

func plain(_ function: @escaping (Int, Int) -> Int) -> (Int, Int) -> Int {
  func inner(_ args: Tuple<Int, Int>) -> Int {
    function(args.elements.0, args.elements.1)
  }
  return { inner(Tuple($0, $1)) } as (Int, Int) -> Int
}

func plain(_ function: @escaping (String) -> String) -> (String) -> String {
  func inner(_ args: TupleOf<String>) -> String {
    function(args[0])
  }
  return { inner(TupleOf([$0])) } as (String) -> String
}

func _greet(_ name: String) {
  print("Hello \(name)")
}

func _double(_ x: Int) -> Int {
  x * 2
}

func _add(_ a: Int, _ b: Int) -> Int {
  a + b
}

func _product(_ a: Int, _ b: Int) -> Int {
  a * b
}

func _negative(_ text: String) -> String {
  "-" + text
}

// A decorator that is given arguments, for functions of several types; and what decorated functions are called.

nonisolated(unsafe) let greet = `repeat`(2)(_greet)

nonisolated(unsafe) let double = `repeat`(3)(_double)

nonisolated(unsafe) let add = log(_add)

nonisolated(unsafe) let product_ = plain(_product)

nonisolated(unsafe) let negative = log(plain(_negative))

greet("World")
print(str(double(4)))
print(add(1, 2), product_(2, 3), negative("x"))
print("add", "inner", "inner")
