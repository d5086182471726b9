using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>The exponential function of four numbers at once.</summary>
/// <remarks>
/// Only additions and multiplications that are rounded one by one, so that every processor gives the same bits, whatever the width of
/// its vectors. The argument is brought to at most ln(2) / 2 (Cody and Waite, 1980), where the Taylor polynomial of degree 13 is exact to
/// 2^-57. Arguments are kept within ±708, so nothing overflows.
/// </remarks>
internal static class VectorExp
{
    private const double Most = 708;

    // ln(2) in two parts, of which the first has zeros at its end, so that its products with whole numbers are exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    // Adding 1.5 * 2^52 rounds to a whole number and leaves it in the lowest bits.
    private const double Rounder = 6755399441055744.0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Evaluate(Vector256<double> x)
    {
        x = Vector256.Max(Vector256.Min(x, Vector256.Create(Most)), Vector256.Create(-Most));
        var rounded = x * Vector256.Create(1 / 0.693147180559945309417) + Vector256.Create(Rounder);
        var n = rounded - Vector256.Create(Rounder);
        var r = x - n * Vector256.Create(Ln2High) - n * Vector256.Create(Ln2Low);
        var p = Vector256.Create(1 / 6227020800.0);
        p = p * r + Vector256.Create(1 / 479001600.0);
        p = p * r + Vector256.Create(1 / 39916800.0);
        p = p * r + Vector256.Create(1 / 3628800.0);
        p = p * r + Vector256.Create(1 / 362880.0);
        p = p * r + Vector256.Create(1 / 40320.0);
        p = p * r + Vector256.Create(1 / 5040.0);
        p = p * r + Vector256.Create(1 / 720.0);
        p = p * r + Vector256.Create(1 / 120.0);
        p = p * r + Vector256.Create(1 / 24.0);
        p = p * r + Vector256.Create(1 / 6.0);
        p = p * r + Vector256.Create(0.5);
        p = p * r + Vector256.Create(1.0);
        p = p * r + Vector256.Create(1.0);
        var power = (rounded.AsInt64() + Vector256.Create(1023L)) << 52;
        return p * power.AsDouble();
    }

    /// <summary>1 / (1 + exp(-z)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Logistic(Vector256<double> z) => Vector256<double>.One / (Vector256<double>.One + Evaluate(-z));
}
