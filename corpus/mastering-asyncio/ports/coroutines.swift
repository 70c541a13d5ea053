/// A simple async function.
func sayHello(_ name: String) async -> String {
  "Hello, \(name)!"
}

// Calling an async function always awaits it: Swift has no coroutine object.
// To hold a call that has not run yet, put it in a closure.
let coro = { await sayHello("Alice") }
print(type(of: coro))

// To get the result, await the call.
let result = await sayHello("Alice")
print(result)  // "Hello, Alice!"
