// Blocks in the sleeps of the system: Thread.sleep, usleep, nanosleep, clock_nanosleep.
import Foundation

Thread.sleep(forTimeInterval: 0.2)
print("Thread.sleep is over")
Thread.sleep(until: Date(timeIntervalSinceNow: 0.2))
print("Thread.sleep(until:) is over")
usleep(200_000)
print("usleep is over")
var time = timespec(tv_sec: 0, tv_nsec: 200_000_000)
nanosleep(&time, nil)
print("nanosleep is over")
clock_gettime(CLOCK_MONOTONIC, &time)
time.tv_sec += 1
clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil)
print("clock_nanosleep is over")
