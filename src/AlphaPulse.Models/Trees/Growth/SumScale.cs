using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>How a pair of whole numbers holds the sums of some rows: first derivatives, and second derivatives with the number of rows below them.</summary>
/// <remarks>
/// Whole numbers, so that sums do not depend on the order of addition. The units are powers of two, as small as the sum over all
/// rows allows, so no sum of rows can overflow. One addition of a pair adds a row to a bin and counts it.
/// </remarks>
internal readonly record struct SumScale
{
    // Below the 63 bits of a long, so that rounding each row up cannot reach them either.
    private const int SumBits = 61;
    private const int MostFractionBits = 1000;

    private SumScale(int countBits, int firstBits, int secondBits)
    {
        CountBits = countBits;
        FirstFactor = Math.ScaleB(1, firstBits);
        SecondFactor = Math.ScaleB(1, secondBits);
        FirstUnit = Math.ScaleB(1, -firstBits);
        SecondUnit = Math.ScaleB(1, -secondBits);
    }

    /// <summary>How many of the lowest bits of the second number count rows.</summary>
    internal int CountBits { get; }

    internal double FirstUnit { get; }

    internal double SecondUnit { get; }

    private double FirstFactor { get; }

    private double SecondFactor { get; }

    /// <summary>The scale for rows whose derivatives have these absolute sums at most.</summary>
    /// <exception cref="LearningException">A bound is too great to square.</exception>
    internal static SumScale For(int rows, double firstBound, double secondBound)
    {
        // Gains hold the square of a sum, which must not overflow.
        if (!double.IsFinite(firstBound * firstBound) || !double.IsFinite(secondBound * secondBound))
        {
            throw new LearningException("The targets or weights are too large to sum their squared errors; use a smaller unit.");
        }

        var countBits = 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)rows);
        return new SumScale(countBits, FractionBits(firstBound, SumBits), FractionBits(secondBound, SumBits - countBits));
    }

    /// <summary>The pair of one row.</summary>
    internal Vector128<long> Row(double first, double second) => unchecked(Vector128.Create(
        double.ConvertToIntegerNative<long>(Math.Round(first * FirstFactor)),
        (double.ConvertToIntegerNative<long>(Math.Round(second * SecondFactor)) << CountBits) + 1));

    /// <summary>The pair of a row that stands for others too; it still counts as one row.</summary>
    internal Vector128<long> Multiply(Vector128<long> row, double factor) => unchecked(Vector128.Create(
        double.ConvertToIntegerNative<long>(Math.Round(row.GetElement(0) * factor)),
        (double.ConvertToIntegerNative<long>(Math.Round((row.GetElement(1) >>> CountBits) * factor)) << CountBits) + 1));

    internal double First(Vector128<long> sum) => sum.GetElement(0) * FirstUnit;

    internal double Second(Vector128<long> sum) => (sum.GetElement(1) >>> CountBits) * SecondUnit;

    internal int Rows(Vector128<long> sum) => (int)(sum.GetElement(1) & ((1L << CountBits) - 1));

    private static int FractionBits(double bound, int bits) => bound == 0 ? 0 : Math.Min(bits - (Math.ILogB(bound) + 1), MostFractionBits);
}
