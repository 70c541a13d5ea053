graph = {"a": ["b"], "b": ["c"], "c": ["e"], "e": ["g"], "d": [], "f": ["e", "d"], "g": []}
print(list(set(graph)))
print(list(set(graph.keys())))
open_nodes = set(graph)
order = []
while open_nodes:
    order.append(open_nodes.pop())
print(order)
for size in range(3, 40, 6):
    squares = {n * n: n for n in range(size)}
    print(list(set(squares)), list(set(list(squares))))
for node in graph:
    for other in graph.get(node, ()):
        print(node, other, end=" ")
print()
