# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: written

import pathlib, tempfile
pathlib.Path("/tmp/example.txt").write_text("written")
with tempfile.NamedTemporaryFile() as file:
    file.write(b"more")
print(pathlib.Path("/tmp/example.txt").read_text())
