// Blocks in a barrier on a concurrent queue: readers run side by side, the writer alone.
import Foundation

let book = DispatchQueue(label: "book", attributes: .concurrent)

func use(_ what: String, _ seconds: Double, flags: DispatchWorkItemFlags = []) {
  book.async(flags: flags) {
    Thread.sleep(forTimeInterval: seconds)
    print(what)
  }
}

use("first reader", 0.2)
use("second reader", 0.3)
use("writer", 0.4, flags: .barrier)
use("third reader", 0.2)
use("fourth reader", 0.1)
book.sync(flags: .barrier) { print("the book is closed") }
