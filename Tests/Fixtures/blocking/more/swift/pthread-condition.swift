// Blocks in pthread_cond_wait and pthread_join, without any library above them.
import Glibc

final class Gate: @unchecked Sendable {
  var mutex = pthread_mutex_t(), changed = pthread_cond_t(), isOpen = false
}

let gate = Gate()
func open(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  usleep(500_000)
  pthread_mutex_lock(&gate.mutex)
  print("opening the gate")
  gate.isOpen = true
  pthread_cond_signal(&gate.changed)
  pthread_mutex_unlock(&gate.mutex)
  return nil
}

var opener = pthread_t()
pthread_create(&opener, nil, open, nil)
pthread_mutex_lock(&gate.mutex)
while !gate.isOpen { pthread_cond_wait(&gate.changed, &gate.mutex) }
pthread_mutex_unlock(&gate.mutex)
pthread_join(opener, nil)
print("through the gate")
