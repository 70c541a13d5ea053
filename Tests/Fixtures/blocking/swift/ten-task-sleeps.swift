// Blocks in Task.sleep, in ten tasks, all until the same instant.
await withTaskGroup { group in
  for number in 0..<10 {
    group.addTask {
      try? await Task.sleep(for: .seconds(1))
      print("awake", number)
    }
  }
}
print("all awake")
