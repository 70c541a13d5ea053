"""The most flips that a permutation takes until its first element is the smallest."""


def fannkuch(count):
    permutation = list(range(count))
    counts = [0] * count
    most = 0
    checksum = 0
    sign = 1
    left = count
    while True:
        while left != 1:
            counts[left - 1] = left
            left -= 1
        first = permutation[0]
        if first != 0:
            copy = permutation[:]
            flips = 0
            while first != 0:
                i = 0
                j = first
                while i < j:
                    swapped = copy[i]
                    copy[i] = copy[j]
                    copy[j] = swapped
                    i += 1
                    j -= 1
                flips += 1
                first = copy[0]
            most = max(most, flips)
            checksum += sign * flips
        sign = -sign
        while True:
            if left == count:
                return checksum, most
            moved = permutation[0]
            for i in range(left):
                permutation[i] = permutation[i + 1]
            permutation[left] = moved
            counts[left] -= 1
            if counts[left] > 0:
                break
            left += 1


checksum, most = fannkuch(10)
print(checksum)
print(f"Pfannkuchen(10) = {most}")
