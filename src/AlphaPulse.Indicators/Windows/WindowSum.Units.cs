using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <content>The sum of doubles that are whole multiples of a power of two, from integers.</content>
public partial struct WindowSum<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TrySlideCounted(T value, T oldest, out long count)
    {
        var perOne = _totals.PerOne;
        if (!BinaryUnits.TryCount(Number.AsDouble(value), perOne, _limit, out count))
        {
            return false;
        }

        count = unchecked(_totals.Count + (count - BinaryUnits.Count(Number.AsDouble(oldest), perOne)));
        _totals.Count = count;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double MeanOf(long count)
    {
        var most = BinaryUnits.Split(count, out var rest);
        return ErrorFree.Divide(most, rest, _totals.MeansPerOne, _totals.Mean);
    }

    // At the finest unit of the window, if its values are few enough of them.
    private bool TryCountAnew() => BinaryUnits.TryFindPerOne(_ring, _slot, _length, out var perOne) && TryCount(perOne);

    private bool TryCount(double perOne)
    {
        long sum = 0;
        for (var i = _length; i > 0; i--)
        {
            if (!BinaryUnits.TryCount(Number.AsDouble(Window(i)), perOne, _limit, out var count))
            {
                return false;
            }

            sum += count;
        }

        (_totals.Scale, _totals.Count, _totals.PerOne) = (Counted, sum, perOne);
        (_totals.MeansPerOne, _totals.Mean) = (_count * perOne, _inverse / perOne);
        (_totals.Sum, _totals.Carry, _totals.Peak) = (0, 0, 0);
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
