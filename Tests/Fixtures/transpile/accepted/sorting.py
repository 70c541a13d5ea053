people = [("Bo", 31), ("Al", 25), ("Cy", 31)]
print(sorted(people, key=lambda person: person[1]))
print(sorted(people, key=lambda person: -person[1]))
print(sorted(["b", "B", "a"], key=str.lower), max(people, key=lambda person: person[1]))
