side = 2
print(side ** 2)  # 4
