import Pythonic

let people = [Tuple("Bo", 31), Tuple("Al", 25), Tuple("Cy", 31)]
print(str(sorted(people, key: { person in person.elements.1 })))
print(str(sorted(people, key: { person in -person.elements.1 })))
print(str(sorted(["b", "B", "a"], key: { $0.lower() })), str(max(people, key: { person in person.elements.1 })))
