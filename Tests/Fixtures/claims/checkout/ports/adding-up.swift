let prices = [5, 7, 8]
let total = prices.reduce(0, +)
let average = Double(total) / 4

func discounted(_ amount: Int) -> Double { Double(amount) * 0.5 }

print(discounted(total))
