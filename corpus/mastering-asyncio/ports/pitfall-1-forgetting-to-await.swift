func someAsyncFunction() async -> String {
  print("Running...")
  return "data"
}

// ❌ Wrong - and Swift says so: it has no coroutine object that one could return by mistake
func fetchDataWrongly() async -> String {
  let result = someAsyncFunction()  // Missing await!
  return result
}

// ✅ Correct
func fetchData() async -> String {
  let result = await someAsyncFunction()
  return result
}

print("With await: \(await fetchData())")
