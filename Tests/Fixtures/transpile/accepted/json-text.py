import json

record = {"name": "Zoë", "tags": ["a", "b"], "size": {"width": 2, "height": 1.5}}
print(json.dumps(record))
print(json.dumps(record, indent=2, sort_keys=True, ensure_ascii=False))
print(json.dumps([1, None, True, "a\"b\n"]), json.dumps((1, "x")), json.dumps({1: [], 2: {}}))
