using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Indicators;

/// <summary>Sums and differences of doubles with exactly what their rounding lost (Knuth, The Art of Computer Programming, 4.2.2).</summary>
internal static class ErrorFree
{
    /// <summary>The sum of two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(double left, double right, out double lost)
    {
        var sum = left + right;
        var rightPart = sum - left;
        lost = left - (sum - rightPart) + (right - rightPart);
        return sum;
    }

    /// <summary>The difference of two numbers.</summary>
    /// <remarks>Additions as products with 1: the multiplier is idle where sums follow one another, and gives the same bits.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Difference(double left, double right, out double lost)
    {
        var difference = left - right;
        var rightPart = Math.FusedMultiplyAdd(difference, 1.0, -left);
        var leftPart = Math.FusedMultiplyAdd(rightPart, -1.0, difference);
        var leftLost = Math.FusedMultiplyAdd(leftPart, -1.0, left);
        var rightLost = Math.FusedMultiplyAdd(right, 1.0, rightPart);
        lost = Math.FusedMultiplyAdd(rightLost, -1.0, leftLost);
        return difference;
    }

    /// <summary>A sum with what it has lost, divided: nearly the quotient, and exactly what it and the sum have not said yet, so that
    /// only the end is rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Divide(double sum, double lost, double divisor, double inverse)
    {
        var quotient = sum * inverse;
        var rest = Math.FusedMultiplyAdd(-quotient, divisor, sum) + lost;
        return Math.FusedMultiplyAdd(rest, inverse, quotient);
    }

    /// <summary>Two sums at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sum(Vector128<double> left, Vector128<double> right, out Vector128<double> lost)
    {
        var sum = left + right;
        var rightPart = sum - left;
        lost = left - (sum - rightPart) + (right - rightPart);
        return sum;
    }

    /// <summary>Two differences at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Difference(Vector128<double> left, Vector128<double> right, out Vector128<double> lost)
    {
        var one = Vector128.Create(1.0);
        var minusOne = Vector128.Create(-1.0);
        var difference = left - right;
        var rightPart = Vector128.FusedMultiplyAdd(difference, one, -left);
        var leftPart = Vector128.FusedMultiplyAdd(rightPart, minusOne, difference);
        var leftLost = Vector128.FusedMultiplyAdd(leftPart, minusOne, left);
        var rightLost = Vector128.FusedMultiplyAdd(right, one, rightPart);
        lost = Vector128.FusedMultiplyAdd(rightLost, minusOne, leftLost);
        return difference;
    }
}
