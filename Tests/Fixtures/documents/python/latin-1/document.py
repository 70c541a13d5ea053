# -*- coding: latin-1 -*-
name = "Straße"
print(name)
