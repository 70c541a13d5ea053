from datetime import date, datetime, timedelta
import statistics

start = date(2024, 2, 28)
for i in range(3):
    day = start + timedelta(days=i)
    print(day, day.weekday(), day.strftime("%A %d %B %Y"), f"{day:%d/%m/%y}")
end = date(2025, 1, 1)
print((end - start).days, end - start, repr(end - start))
moment = datetime(2024, 12, 31, 23, 59, 30)
later = moment + timedelta(seconds=45, milliseconds=250)
print(moment, later, later.isoformat(), repr(later), later.year, later.microsecond)
print(later - moment, (later - moment).total_seconds())
print(datetime.strptime("2023-07-04 18:30", "%Y-%m-%d %H:%M"))
print(timedelta(hours=1.5), timedelta(minutes=90) == timedelta(hours=1, minutes=30), -timedelta(hours=1))
print(timedelta(days=1) / timedelta(hours=8), timedelta(hours=10) // timedelta(hours=3), timedelta(hours=10) % timedelta(hours=3))
print(sorted([date(2024, 5, 1), date(2023, 5, 1), date(2024, 1, 1)]))
print(max(date(2024, 5, 1), date(2023, 5, 1)), date(2024, 5, 1) < date(2024, 5, 2))
print(date(2024, 3, 15).replace(day=1), date.fromisoformat("2024-02-29"), datetime.fromisoformat("2024-02-29T10:20:30"))
def age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
print(age(date(1990, 6, 15), date(2024, 6, 14)))
try:
    date(2023, 2, 29)
except ValueError as error:
    print(error)
try:
    datetime.strptime("nonsense", "%Y")
except ValueError as error:
    print(error)
events = {date(2024, 1, 1): "new year", date(2024, 12, 25): "christmas"}
for day, name in sorted(events.items()):
    print(day, name)
print(sum([timedelta(hours=2), timedelta(minutes=20)], timedelta()))
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.stdev(data), statistics.pstdev(data), statistics.variance(data), statistics.pvariance(data))
print(statistics.mean([1.5, 2.5, 4.0]), statistics.median([3, 1, 2]), statistics.fmean([1, 2, 4]), statistics.multimode("aabbc"))
try:
    statistics.mean([])
except statistics.StatisticsError as error:
    print(error)
