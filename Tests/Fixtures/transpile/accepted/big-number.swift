import Pythonic

print(pow(BigInt(2), 100))
