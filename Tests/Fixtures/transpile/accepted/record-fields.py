from dataclasses import asdict, astuple, dataclass, field, replace


@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)
    notes: list[str] = field(default_factory=list, repr=False, compare=False)
    runs: list[int] = field(default_factory=list, init=False)


a = Task(2, "write", ["soon"])
b = Task(1, "read")
print(a, a > b, sorted([a, b])[0].name)
print(replace(b, priority=2) == a, asdict(b), astuple(b))
