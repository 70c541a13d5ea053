from enum import Enum, IntEnum, auto


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


class Mode(Enum):
    READ = "r"


print(Level.LOW, repr(Level.HIGH), Level.HIGH + 1, Level.LOW < Level.HIGH, Level.HIGH == 2)
print(f"{Level.LOW}", Mode.READ, repr(Mode.READ), max(Level.LOW, Level.HIGH).name)
print([10, 20, 30][Level.HIGH], sum(level for level in Level))
