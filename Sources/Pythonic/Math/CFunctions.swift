#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// C's functions of floats, under names that the members of `math` do not hide.

func cExp(_ x: Double) -> Double { exp(x) }
func cExp2(_ x: Double) -> Double { exp2(x) }
func cExpm1(_ x: Double) -> Double { expm1(x) }
func cSin(_ x: Double) -> Double { sin(x) }
func cCos(_ x: Double) -> Double { cos(x) }
func cTan(_ x: Double) -> Double { tan(x) }
func cAsin(_ x: Double) -> Double { asin(x) }
func cAcos(_ x: Double) -> Double { acos(x) }
func cAtan(_ x: Double) -> Double { atan(x) }
func cSinh(_ x: Double) -> Double { sinh(x) }
func cCosh(_ x: Double) -> Double { cosh(x) }
func cTanh(_ x: Double) -> Double { tanh(x) }
func cAsinh(_ x: Double) -> Double { asinh(x) }
func cAcosh(_ x: Double) -> Double { acosh(x) }
func cAtanh(_ x: Double) -> Double { atanh(x) }
func cSqrt(_ x: Double) -> Double { sqrt(x) }
func cCbrt(_ x: Double) -> Double { cbrt(x) }
func cErf(_ x: Double) -> Double { erf(x) }
func cErfc(_ x: Double) -> Double { erfc(x) }
func cLog1p(_ x: Double) -> Double { log1p(x) }
func cLog(_ x: Double) -> Double { log(x) }
func cLog2(_ x: Double) -> Double { log2(x) }
func cLog10(_ x: Double) -> Double { log10(x) }
func cTgamma(_ x: Double) -> Double { tgamma(x) }
func cLgamma(_ x: Double) -> Double { lgamma(x) }
func cAtan2(_ x: Double, _ y: Double) -> Double { atan2(x, y) }
func cFmod(_ x: Double, _ y: Double) -> Double { fmod(x, y) }
func cRemainder(_ x: Double, _ y: Double) -> Double { remainder(x, y) }
func cLdexp(_ x: Double, _ n: Int) -> Double { ldexp(x, CInt(clamping: n)) }
