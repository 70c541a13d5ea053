# promise: A run asks the kernel for nothing that no example needs.
# end: finished
# line: 0000000000000000 1

status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(status["CapEff"].strip(), status["NoNewPrivs"].strip())
