# Blocks in sched.scheduler.run: by time, and at the same time by priority.
import sched
import time

agenda = sched.scheduler()
start = time.monotonic()
agenda.enterabs(start + 0.7, 1, print, ["cake"])
agenda.enterabs(start + 0.3, 2, print, ["water"])
agenda.enterabs(start + 0.3, 1, print, ["tea"])
cancelled = agenda.enterabs(start + 0.5, 1, print, ["never printed"])
agenda.enterabs(start + 0.4, 1, agenda.cancel, [cancelled])
agenda.run()
print("the agenda is empty:", agenda.empty())
