// The Python worker: an embedded interpreter, started once and warmed, forked for each snippet.
// It serves requests on descriptor 3 until that is closed.
import CPython
import Glibc
import _DiglotWorker

exit(Interpreter.serve())
