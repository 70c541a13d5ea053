class Square:
    side = 2

    def area(self):
        return self.side ** 2


# begin
print(Square().area())  # 4
# end
