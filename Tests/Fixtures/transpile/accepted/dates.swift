import Pythonic

func age(_ born: PyDate, _ today: PyDate) -> Int {
  today.year - born.year - (TupleOf([today.month, today.day]) < TupleOf([born.month, born.day]) ? 1 : 0)
}

let start = PyDate(2024, 2, 28)
nonisolated(unsafe) var day: PyDate!
for i in 0..<3 {
  day = start + TimeDelta(days: i)
  print(str(day), day.weekday(), day.strftime("%A %d %B %Y"), "\(format(day, "%d/%m/%y"))")
}
let end = PyDate(2025, 1, 1)
print((end - start).days, str(end - start), repr(end - start))
let moment = PyDateTime(2024, 12, 31, 23, 59, 30)
let later = moment + TimeDelta(seconds: 45, milliseconds: 250)
print(str(moment), str(later), later.isoformat(), repr(later), later.year, later.microsecond)
print(str(later - moment), (later - moment).totalSeconds())
print(str(PyDateTime.strptime("2023-07-04 18:30", "%Y-%m-%d %H:%M")))
print(
  str(TimeDelta(hours: 1.5)), str(TimeDelta(minutes: 90) == TimeDelta(minutes: 30, hours: 1)), str(-TimeDelta(hours: 1))
)
print(
  truediv(TimeDelta(days: 1), TimeDelta(hours: 8)), floordiv(TimeDelta(hours: 10), TimeDelta(hours: 3)),
  str(mod(TimeDelta(hours: 10), TimeDelta(hours: 3))))
print(str(sorted([PyDate(2024, 5, 1), PyDate(2023, 5, 1), PyDate(2024, 1, 1)])))
print(str(max(PyDate(2024, 5, 1), PyDate(2023, 5, 1))), str(PyDate(2024, 5, 1) < PyDate(2024, 5, 2)))
print(
  str(PyDate(2024, 3, 15).replace(day: 1)), str(PyDate.fromisoformat("2024-02-29")),
  str(PyDateTime.fromisoformat("2024-02-29T10:20:30")))

print(age(PyDate(1990, 6, 15), PyDate(2024, 6, 14)))
do {
  _ = try PyDate(checking: 2023, 2, 29)
} catch let error where error.isA(ValueError.self) {
  print(str(error))
}
do {
  _ = try PyDateTime.strptimeChecked("nonsense", "%Y")
} catch let error where error.isA(ValueError.self) {
  print(str(error))
}
let events = [PyDate(2024, 1, 1): "new year", PyDate(2024, 12, 25): "christmas"] as Dict<PyDate, String>
for item in sorted(events.items().map { Tuple($0, $1) }) {
  let parts2 = item.elements
  day = parts2.0
  let name = parts2.1
  print(str(day), name)
}
print(str([TimeDelta(hours: 2), TimeDelta(minutes: 20)].reduce(TimeDelta(), +)))
let data = [2, 4, 4, 4, 5, 5, 7, 9]
print(
  statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.stdev(data),
  statistics.pstdev(data), statistics.variance(data), statistics.pvariance(data))
print(
  statistics.mean([1.5, 2.5, 4.0]), statistics.median([3, 1, 2]), statistics.fmean([1, 2, 4].map { Double($0) }),
  str(statistics.multimode("aabbc".characters)))
do {
  _ = try statistics.meanChecked([] as [Double])
} catch let error where error.isA(StatisticsError.self) {
  print(str(error))
}
