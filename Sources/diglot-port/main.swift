// The worker for ports: a process with Swift's runtime and Foundation loaded and the clock's executor installed, forked
// for each port. It serves requests on descriptor 3 until that is closed; a request is a shift of addresses, a space, and
// the path of a port's library.
import Glibc
import _DiglotWorker

for library in ["libswift_Concurrency.so", "libswiftSynchronization.so", "libFoundation.so"] {
  dlopen(library, RTLD_NOW | RTLD_GLOBAL)
}
exit(
  diglot_worker_serve(3) { request, _ in
    guard let request else { exit(123) }
    var path = UnsafeMutablePointer(mutating: request) as UnsafeMutablePointer<CChar>?
    let shift = strtol(request, &path, 10)
    ShiftedAddresses.start(shift)
    exit(run(path.map { $0 + 1 }))
  })

/// Loads a port and runs it to its end. Returns its exit status.
func run(_ path: UnsafePointer<CChar>?) -> Int32 {
  guard let path, let library = dlopen(path, RTLD_NOW | RTLD_GLOBAL), let symbol = dlsym(library, "main") else {
    diglot_worker_complain("diglot-port: \(dlerror().map { String(cString: $0) } ?? "no main in this port")")
    exit(123)
  }
  typealias Main = @convention(c) (Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32
  return unsafeBitCast(symbol, to: Main.self)(CommandLine.argc, CommandLine.unsafeArgv)
}
