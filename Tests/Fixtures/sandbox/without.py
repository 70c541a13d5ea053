"""Starts a program on a kernel that lacks something: without.py NAME PROGRAM ARGUMENTS…, where NAME is landlock or namespaces.

A seccomp filter answers the calls with ENOSYS, as a kernel does that was built without them.
"""
import ctypes, errno, os, platform, struct, sys

x86 = platform.machine() == "x86_64"
calls = {"landlock": [444], "namespaces": [272 if x86 else 97]}[sys.argv[1]]  # landlock_create_ruleset, unshare
load, equal, answer = 0x20, 0x15, 0x06
code = [(load, 0, 0, 0)]
for number in calls:
    code += [(equal, 0, 1, number), (answer, 0, 0, 0x00050000 | errno.ENOSYS)]
code.append((answer, 0, 0, 0x7FFF0000))
program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in code))


class Filter(ctypes.Structure):
    _fields_ = [("count", ctypes.c_ushort), ("code", ctypes.c_void_p)]


libc = ctypes.CDLL(None, use_errno=True)
kept = Filter(len(code), ctypes.addressof(program))
if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, ctypes.byref(kept)):
    sys.exit(os.strerror(ctypes.get_errno()))
os.execv(sys.argv[2], sys.argv[2:])
