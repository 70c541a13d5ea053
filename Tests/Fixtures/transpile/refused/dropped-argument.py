# line 4 [unsupported]
import json

print(json.dumps({"a": 1}, skipkeys=True))
