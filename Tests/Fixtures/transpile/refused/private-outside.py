# line 9 [unsupported]
class A:
    def __init__(self):
        self.__x = 1


a = A()
try:
    print(a.__x)
except AttributeError as error:
    print(error)
