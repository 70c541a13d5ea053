# line 4 [unsupported]
from collections import Counter

votes = Counter(red=2, blue=1)
print(votes)
