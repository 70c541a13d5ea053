# line 4 [unsupported]
class A:
    def f(self):
        if not hasattr(self, "cache"):
            self.cache = 1
        return self.cache


print(A().f())
