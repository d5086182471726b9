using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>What a side of a split must have and what it scores, in the raw units of the sums of a tree.</summary>
/// <remarks>
/// With sums <c>G</c> and <c>H</c>, the best leaf is <c>w = -soft(G, L1) / (H + L2)</c>, kept within the greatest step and the bounds of
/// the node, and scores <c>-(2 G w + (H + L2) w^2 + 2 L1 |w|)</c>, which without limits is <c>soft(G, L1)^2 / (H + L2)</c>.
/// </remarks>
internal sealed class SplitRule
{
    // Penalties this large leave nothing to gain; larger ones would overflow where they are multiplied.
    private const double MostRaw = 1e140;

    internal SplitRule(BoostedTreesLearner options, SumScale scale, bool hasBounds)
    {
        Scale = scale;
        ValueUnit = scale.FirstUnit / scale.SecondUnit;
        L1 = Math.Min(options.L1 / scale.FirstUnit, MostRaw);
        L2 = Math.Min(options.L2 / scale.SecondUnit, MostRaw);
        MinHessian = Math.Min(options.MinHessian / scale.SecondUnit, MostRaw);
        MinRows = options.MinRowsPerLeaf;
        MaxStep = options.MaxDeltaStep == 0 ? double.PositiveInfinity : options.MaxDeltaStep / ValueUnit;
        GainUnit = scale.FirstUnit * ValueUnit;
        MaxOneHot = options.MaxOneHotCategories;
        MaxCategories = options.MaxCategoriesPerSplit;
        Smoothing = Math.Min(options.CategorySmoothing / scale.SecondUnit, MostRaw);
        IsPlain = options.L1 == 0 && options.MaxDeltaStep == 0 && !hasBounds;
    }

    internal SumScale Scale { get; }

    /// <summary>How much of a leaf 1 in raw units is.</summary>
    internal double ValueUnit { get; }

    /// <summary>How much of a gain 1 in raw units is.</summary>
    internal double GainUnit { get; }

    internal double L1 { get; }

    internal double L2 { get; }

    internal double MinHessian { get; }

    internal long MinRows { get; }

    internal double MaxStep { get; }

    /// <summary>Up to how many categories one is told from all others.</summary>
    internal int MaxOneHot { get; }

    /// <summary>How many sorted categories the side with fewer of them has at most.</summary>
    internal int MaxCategories { get; }

    /// <summary>What is added to the second derivatives of categories that are sorted.</summary>
    internal double Smoothing { get; }

    /// <summary>Whether no leaf is limited, so that the short formula holds.</summary>
    internal bool IsPlain { get; }

    /// <summary>Whether both sides of a split can have what a side must have.</summary>
    internal bool MaySplit(Vector128<long> total) =>
        Scale.Rows(total) >= 2 * MinRows && RawSecond(total) >= 2 * MinHessian;

    /// <summary>Whether both sides of a split have what a side must have.</summary>
    internal bool Allows(Vector128<long> left, GrowingNode node, int direction)
    {
        var right = node.Total - left;
        return Math.Min(Scale.Rows(left), Scale.Rows(right)) >= MinRows
            && Math.Min(RawSecond(left), RawSecond(right)) >= MinHessian
            && Math.Min(RawSecond(left), RawSecond(right)) + L2 > 0
            && (Value(right, node.Bounds) - Value(left, node.Bounds)) * direction >= 0;
    }

    internal double RawSecond(Vector128<long> sum) => sum.GetElement(1) >>> Scale.CountBits;

    /// <summary>The best leaf in raw units.</summary>
    internal double Value(Vector128<long> sum, ValueBounds bounds)
    {
        var divisor = RawSecond(sum) + L2;
        var first = (double)sum.GetElement(0);
        var value = divisor > 0 ? -Math.Sign(first) * Math.Max(Math.Abs(first) - L1, 0) / divisor : 0;
        return Math.Clamp(Math.Clamp(value, -MaxStep, MaxStep), bounds.Least, bounds.Most);
    }

    /// <summary>What the best leaf scores; minus infinity where there is nothing to divide by.</summary>
    internal double Score(Vector128<long> sum, ValueBounds bounds)
    {
        var divisor = RawSecond(sum) + L2;
        if (divisor <= 0)
        {
            return double.NegativeInfinity;
        }

        var first = (double)sum.GetElement(0);
        if (IsPlain)
        {
            return first * first / divisor;
        }

        var value = Value(sum, bounds);
        return -(2 * first * value + divisor * value * value + 2 * L1 * Math.Abs(value));
    }

    /// <summary>The values of leaves with sums <paramref name="first"/> and divisors <paramref name="divisor"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<double> Values(Vector256<double> first, Vector256<double> divisor, ValueBounds bounds)
    {
        var size = Vector256.Max(Vector256.Abs(first) - Vector256.Create(L1), Vector256<double>.Zero) / divisor;
        var value = Vector256.CopySign(size, -first);
        value = Vector256.Max(Vector256.Min(value, Vector256.Create(Math.Min(MaxStep, double.MaxValue))), Vector256.Create(Math.Max(-MaxStep, double.MinValue)));
        return Vector256.Max(Vector256.Min(value, Vector256.Create(bounds.Most)), Vector256.Create(bounds.Least));
    }

    /// <summary>The scores of leaves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<double> Scores(Vector256<double> first, Vector256<double> divisor, Vector256<double> value)
    {
        var two = Vector256.Create(2.0);
        return -(two * first * value + divisor * value * value + Vector256.Create(2 * L1) * Vector256.Abs(value));
    }
}
