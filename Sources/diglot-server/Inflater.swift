import Zlib

/// Undoes gzip and deflate, piece by piece.
final class Inflater {
  private var stream = z_stream()
  private var hasEnded = false

  /// - Returns: nil for a coding that is not known here.
  init?(coding: String) {
    guard ["gzip", "x-gzip", "deflate"].contains(coding.lowercased()), diglot_inflate_start(&stream) == Z_OK else {
      return nil
    }
  }

  deinit { inflateEnd(&stream) }

  /// The bytes that `bytes` stand for.
  ///
  /// - Parameter most: how many of them are wanted.
  /// - Returns: nil where they are not in this coding.
  func inflate(_ bytes: some Sequence<UInt8>, most: Int) -> [UInt8]? {
    var input = Array(bytes)
    var output: [UInt8] = []
    let isGood = input.withUnsafeMutableBufferPointer { input -> Bool in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      while stream.avail_in > 0, !hasEnded, output.count < most {
        var error = Z_OK
        let part = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
          stream.next_out = buffer.baseAddress
          stream.avail_out = UInt32(buffer.count)
          error = Zlib.inflate(&stream, Z_NO_FLUSH)
          count = buffer.count - Int(stream.avail_out)
        }
        output += part
        hasEnded = error == Z_STREAM_END
        if error != Z_OK, !hasEnded { return false }
      }
      return true
    }
    return isGood ? output : nil
  }
}
