using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>The derivatives of every row in fixed point, so that their sums do not depend on the order of addition.</summary>
/// <remarks>
/// An entry is (first derivative, second derivative, 1, unused): one addition of vectors adds a row to a bin, and counts it. The
/// unit of each derivative is a power of two, as small as the sum over all rows allows, so no sum of rows can overflow.
/// </remarks>
internal sealed class GradientTable(BinnedRows rows)
{
    // Below the 63 bits of a long, so that rounding each row up cannot reach them either.
    private const int SumBits = 61;
    private const int LeastUnit = -1000;

    private readonly Vector256<long>[] _entries = new Vector256<long>[rows.Count];
    private readonly double[] _first = new double[rows.Count];
    private readonly double[] _second = new double[rows.Count];
    private double _firstUnit;
    private double _secondUnit;

    internal Vector256<long>[] Entries => _entries;

    internal double First(Vector256<long> sum) => sum.GetElement(0) * _firstUnit;

    internal double Second(Vector256<long> sum) => sum.GetElement(1) * _secondUnit;

    internal static int Rows(Vector256<long> sum) => (int)sum.GetElement(2);

    /// <summary>Computes the derivatives for the current scores.</summary>
    internal void Update(LossFunction loss)
    {
        loss.Differentiate(rows.Scores, rows.Targets, _first, _second);
        var firstBits = FractionBits(_first);
        var secondBits = FractionBits(_second);
        _firstUnit = Math.ScaleB(1, -firstBits);
        _secondUnit = Math.ScaleB(1, -secondBits);
        var firstScale = Math.ScaleB(1, firstBits);
        var secondScale = Math.ScaleB(1, secondBits);
        var weights = rows.Weights;
        for (var i = 0; i < _entries.Length; i++)
        {
            var weight = weights.Length == 0 ? 1 : weights[i];
            _entries[i] = Vector256.Create(Fixed(_first[i] * weight * firstScale), Fixed(_second[i] * weight * secondScale), 1, 0);
        }
    }

    private static long Fixed(double scaled) => unchecked((long)Math.Round(scaled));

    private int FractionBits(double[] values)
    {
        var greatest = 0.0;
        foreach (var value in values)
        {
            greatest = Math.Max(greatest, Math.Abs(value));
        }

        // Gains hold the square of a sum, which must not overflow either.
        var bound = greatest * rows.TotalWeight;
        if (!double.IsFinite(bound * bound))
        {
            throw new LearningException("The targets or weights are too large to sum their squared errors; use a smaller unit.");
        }

        return bound == 0 ? 0 : Math.Min(SumBits - (Math.ILogB(bound) + 1), -LeastUnit);
    }
}
