func counted(_ function: @escaping (Int) -> Int) -> (Int) -> Int {
  var calls: [Int] = []

  func wrapper(_ value: Int) -> Int {
    calls.append(value)
    let result = function(value)
    print("call \(calls.count): \(value) -> \(result)")
    return result
  }

  return wrapper
}

func _double(_ value: Int) -> Int {
  value * 2
}

nonisolated(unsafe) let double = counted(_double)

print(double(4) + double(5))
