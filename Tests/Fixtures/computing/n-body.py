"""The orbits of the Jovian planets, by a symplectic integrator."""

PI = 3.141592653589793
SOLAR_MASS = 4 * PI * PI
DAYS = 365.24


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx * DAYS
        self.vy = vy * DAYS
        self.vz = vz * DAYS
        self.mass = mass * SOLAR_MASS


def advance(bodies, dt, steps):
    count = len(bodies)
    for _ in range(steps):
        for i in range(count):
            a = bodies[i]
            for j in range(i + 1, count):
                b = bodies[j]
                dx = a.x - b.x
                dy = a.y - b.y
                dz = a.z - b.z
                distance = dx * dx + dy * dy + dz * dz
                magnitude = dt / (distance * distance**0.5)
                a.vx -= dx * b.mass * magnitude
                a.vy -= dy * b.mass * magnitude
                a.vz -= dz * b.mass * magnitude
                b.vx += dx * a.mass * magnitude
                b.vy += dy * a.mass * magnitude
                b.vz += dz * a.mass * magnitude
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


def energy(bodies):
    total = 0.0
    for i, a in enumerate(bodies):
        total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for b in bodies[i + 1 :]:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            total -= a.mass * b.mass / (dx * dx + dy * dy + dz * dz) ** 0.5
    return total


def main(steps):
    bodies = [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        Body(4.84143144246472, -1.16032004402742, -0.10362204447112, 0.00166007664274, 0.00769901118420, -0.0000690460017, 0.00095479193842),
        Body(8.34336671824457, 4.12479856412430, -0.40352341711431, -0.00276742510726, 0.00499852801235, 0.0000230417297, 0.00028588598067),
        Body(12.8943695621391, -15.1111514016986, -0.22330757889265, 0.00296460137565, 0.00237847173959, -0.0000296589569, 0.00004366244043),
        Body(15.3796971148509, -25.9193146099879, 0.17925877295037, 0.00268067772490, 0.00162824170038, -0.0000951592255, 0.00005151389020),
    ]
    print(f"{energy(bodies):.9f}")
    advance(bodies, 0.01, steps)
    print(f"{energy(bodies):.9f}")


main(200_000)
