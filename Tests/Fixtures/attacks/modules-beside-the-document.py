# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: ModuleNotFoundError

try:
    import planted_module
except ImportError as error:
    print(type(error).__name__)
