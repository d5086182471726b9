using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Indicators;

/// <content>The sums of doubles that are whole multiples of a power of two, from integers.</content>
internal partial struct WindowLine<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TrySlideCounted(T value, T oldest, out long weighted)
    {
        var perOne = _totals.PerOne;
        if (!BinaryUnits.TryCount(Number.AsDouble(value), perOne, _limit, out var count))
        {
            weighted = 0;
            return false;
        }

        weighted = SlideUnits(count, BinaryUnits.Count(Number.AsDouble(oldest), perOne));
        return true;
    }

    // The new weighted sum.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long SlideUnits(long newest, long leaving)
    {
        unchecked
        {
            var weighted = _totals.CountWeighted + (_length * newest - _totals.Count);
            _totals.CountWeighted = weighted;
            _totals.Count += newest - leaving;
            return weighted;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double AverageOf(long weighted)
    {
        var most = BinaryUnits.Split(weighted, out var rest);
        return ErrorFree.Divide(most, rest, _totals.AveragesPerOne, _totals.Average);
    }

    // At the finest unit of the window, if its values are few enough of them.
    private bool TryCountAnew() => BinaryUnits.TryFindPerOne(_ring, _slot, _length, out var perOne) && TryCount(perOne);

    private bool TryCount(double perOne)
    {
        long sum = 0;
        long weighted = 0;
        for (var i = _length; i > 0; i--)
        {
            if (!BinaryUnits.TryCount(Number.AsDouble(Window(i)), perOne, _limit, out var count))
            {
                return false;
            }

            sum += count;
            weighted += (_length - i + 1) * count;
        }

        var weights = LineWeights.Average(_length);
        (_totals.Scale, _totals.Count, _totals.CountWeighted, _totals.PerOne, _totals.Unit) = (Counted, sum, weighted, perOne, 1 / perOne);
        (_totals.AveragesPerOne, _totals.Average) = (weights.Whole * perOne, weights.Inverse / perOne);
        (_totals.Sums, _totals.Carries, _totals.Peak, _totals.Age) = (Vector128<double>.Zero, Vector128<double>.Zero, 0, 0);
        return true;
    }

    // The unit of a saved window.
    private void CountAgain(double perOne)
    {
        if (!BinaryUnits.IsPerOne(perOne) || _totals.Run < _length || !TryCount(perOne))
        {
            throw BinaryUnits.Damaged(perOne);
        }
    }
}
