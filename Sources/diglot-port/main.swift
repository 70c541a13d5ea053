// The worker for ports: a process with Swift's runtime and Foundation loaded and the clock's executor installed, forked
// for each port. It serves requests on descriptor 3 until that is closed; a request is a shift of addresses, the number of a
// mutant (0 for none) and the path of a port's library, with a space between.
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
    let mutant = path.map { strtol($0, &path, 10) } ?? 0
    if mutant != 0 { choose(Int32(clamping: mutant)) }
    ShiftedAddresses.start(shift)
    exit(run(path.map { $0 + 1 }))
  })

/// Tells the preloaded library which mutant the port is to be.
func choose(_ mutant: Int32) {
  typealias Choose = @convention(c) (Int32) -> Void
  // RTLD_DEFAULT, which Swift does not see.
  if let symbol = dlsym(nil, "diglot_port_choose") { unsafeBitCast(symbol, to: Choose.self)(mutant) }
}

/// Loads a port and runs it to its end. Returns its exit status.
func run(_ path: UnsafePointer<CChar>?) -> Int32 {
  guard let path, let library = dlopen(path, RTLD_NOW | RTLD_GLOBAL), let symbol = dlsym(library, "main") else {
    diglot_worker_complain("diglot-port: \(dlerror().map { String(cString: $0) } ?? "no main in this port")")
    exit(123)
  }
  typealias Main = @convention(c) (Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32
  return unsafeBitCast(symbol, to: Main.self)(CommandLine.argc, CommandLine.unsafeArgv)
}
