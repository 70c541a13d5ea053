# line 2 [unknown-module]
import tkinter
print(tkinter)
