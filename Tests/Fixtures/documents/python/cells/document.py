# ---
# jupyter: x
# ---

# %% [markdown]
# # Squares
#
# Words.

# %%
x = [n ** 2 for n in range(3)]
x

# %% The sum of them
print(sum(x))

# %% tags=["late"]
y = 1
#%%
z = 2
