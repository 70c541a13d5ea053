# promise: What a run does to itself costs its own verdict, and nothing else.
# end: finished

print("\x1b[2J\x1b]0;title\x07")
