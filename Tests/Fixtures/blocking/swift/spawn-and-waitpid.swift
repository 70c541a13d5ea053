// Blocks in waitpid for two children that posix_spawn has started.
import Glibc

func spawnShell(_ script: String) -> pid_t {
  var child: pid_t = 0
  var arguments = [strdup("sh"), strdup("-c"), strdup(script), nil]
  posix_spawn(&child, "/bin/sh", nil, nil, &arguments, environ)
  return child
}

func wait(for child: pid_t) -> Int32 {
  var status: Int32 = 0
  waitpid(child, &status, 0)
  return status >> 8
}

let slow = spawnShell("sleep 0.7; exit 7")
let quick = spawnShell("sleep 0.3; exit 3")
print("quick ended with", wait(for: quick))
print("slow ended with", wait(for: slow))
