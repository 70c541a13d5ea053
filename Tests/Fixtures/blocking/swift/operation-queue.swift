// Blocks in an operation queue, whose operations wait for each other.
import Foundation

func operation(_ name: String, _ seconds: Double) -> BlockOperation {
  BlockOperation {
    Thread.sleep(forTimeInterval: seconds)
    print(name)
  }
}

let flour = operation("flour", 0.2)
let water = operation("water", 0.4)
let dough = operation("dough", 0.3)
let oven = operation("oven", 0.5)
dough.addDependency(flour)
dough.addDependency(water)
oven.addDependency(water)
let bread = operation("bread", 0.2)
bread.addDependency(dough)
bread.addDependency(oven)

let kitchen = OperationQueue()
kitchen.addOperations([flour, water, dough, oven, bread], waitUntilFinished: true)
print("served")
