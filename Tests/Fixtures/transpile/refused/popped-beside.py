# line 3 [alias]
def f(chunks):
    chunks[-2] += chunks.pop()
    return chunks


print(f([[1], [2], [3]]))
