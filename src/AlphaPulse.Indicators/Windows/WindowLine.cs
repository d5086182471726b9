using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Indicators;

/// <summary>The sum of the last n values and their sum with the weights 1 to n, the newest weighing most, without drift.</summary>
/// <remarks>
/// <para>A value that stays loses one unit of weight a bar, so that the weighted sum falls by the sum and grows by n times the newest.
/// For <see cref="decimal"/> both are integers at the greatest number of decimals seen, and exact; what leaves 126 bits is formed from
/// the ring in integers of 512 bits. For <see cref="double"/> they are integers too where the values are of one magnitude, as prices
/// are (see <see cref="BinaryUnits"/>); otherwise both carry along what they round away and are formed anew now and then, and
/// whenever a much greater value has left the window.</para>
/// <para>Missing values, copies and thread safety are as in <see cref="WindowSum{T}"/>.</para>
/// </remarks>
internal partial struct WindowLine<T>
    where T : struct, INumber<T>
{
    private const int Wide = -1;

    // A scale of doubles: they are summed as integers. Only of a full window.
    private const int Counted = 1;
    private const double GreatestFall = 65536;
    private const int RingsPerSum = 8;

    private T[] _ring;
    private readonly Vector128<double> _factors;
    private readonly int _length;

    // The most units of a value of which n, weighted, sum to an integer of 62 bits.
    private readonly double _limit;

    // Counts on beyond the ring; cut to it where it is used.
    private int _slot;
    private Totals _totals;

    // Without the count of equal values a bar costs less, most of all in decimal.
    private readonly bool _countsEqual;

    public WindowLine(int length)
        : this(length, countsEqual: true)
    {
    }

    private WindowLine(int length, bool countsEqual)
        : this(WindowRing.Create<T>(Period.Check(length, 1, nameof(length))), length, countsEqual)
    {
    }

    private WindowLine(T[] ring, int length, bool countsEqual)
    {
        Number.EnsureSupported<T>();
        _length = length;
        _ring = ring;
        _factors = Vector128.Create(1.0, length);
        _limit = Math.Floor(BinaryUnits.Greatest / ((long)length * (length + 1) / 2));
        _countsEqual = countsEqual;
    }

    public readonly int Length => _length;

    /// <summary>Whether all values of the window are equal; not known to a window made by <see cref="ForAverage"/>.</summary>
    public readonly bool IsFlat => _totals.Equal >= _length;

    /// <summary>The newest value.</summary>
    public readonly T Newest => Window(1);

    /// <summary>An empty window for whoever does not ask whether it is flat.</summary>
    public static WindowLine<T> ForAverage(int length) => new(length, countsEqual: false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(T value)
    {
        if (_countsEqual)
        {
            _totals.Equal = Newest == value ? Math.Min(_totals.Equal + 1, _length) : 1;
        }

        var oldest = Turn(value);
        if (typeof(T) == typeof(double) && _totals.Scale == Counted
            ? TrySlideCounted(value, oldest, out _)
            : _totals.Run >= _length && TrySlide(value, oldest))
        {
            return true;
        }

        // By value, so that this window itself need not live in memory.
        var totals = PushedSlowly(this, value);
        _totals = totals;
        return _totals.Run >= _length;
    }

    /// <summary>
    /// Takes in a value and gives the weighted sum over a divisor, rounded once; the weights are those of
    /// <see cref="LineWeights.Average"/> or a multiple. Only of a window made by <see cref="ForAverage"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAverage(T value, in LineWeights weights, out T average)
    {
        var oldest = Turn(value);
        if (typeof(T) == typeof(double) && _totals.Scale == Counted)
        {
            if (TrySlideCounted(value, oldest, out var weighted))
            {
                average = Number.From<T>(AverageOf(weighted));
                return true;
            }
        }
        else if (_totals.Run >= _length && TrySlide(value, oldest))
        {
            average = typeof(T) == typeof(double)
                ? Number.From<T>(ErrorFree.Divide(_totals.Sums[1], _totals.Carries[1], weights.Whole, weights.Inverse))
                : Combine(in weights);
            return true;
        }

        // By value, so that this window itself need not live in memory.
        var totals = PushedSlowly(this, value);
        _totals = totals;
        average = AverageSlowly(this, weights);
        return _totals.Run >= _length;
    }

    /// <summary>Takes in a missing double.</summary>
    public void PushMissing()
    {
        Turn(Number.From<T>(double.NaN));
        Clear();
    }

    /// <summary>Empties the window; what it holds is never read again.</summary>
    public void Clear()
    {
        _totals.Run = 0;
        _totals.Equal = 0;
        if (typeof(T) == typeof(double))
        {
            _totals.Scale = 0;
        }
    }

    /// <summary>The weighted sum; for decimal exact up to the rounding to 28 digits.</summary>
    public readonly T WeightedSum()
    {
        if (typeof(T) == typeof(double))
        {
            return Number.From<T>(_totals.Scale == Counted ? _totals.CountWeighted / _totals.PerOne : _totals.Sums[1] + _totals.Carries[1]);
        }

        return Number.From<T>(_totals.Scale != Wide && ScaledInteger.TryCompose(_totals.ExactWeighted, _totals.Scale, out var result)
            ? result
            : Compose(new LineWeights(1, 0, 1)));
    }

    /// <summary>A combination of both sums, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Combine(in LineWeights weights)
    {
        if (typeof(T) == typeof(double))
        {
            return Number.From<T>(Rounded(in weights));
        }

        return Number.From<T>(_totals.Scale != Wide
            ? ExactMean.Of(weights.Weighted * _totals.ExactWeighted + weights.Plain * _totals.ExactSum, _totals.Scale, weights.Divisor)
            : Compose(in weights));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T Average(in LineWeights weights)
    {
        if (typeof(T) == typeof(double))
        {
            if (_totals.Scale == Counted)
            {
                return Number.From<T>(AverageOf(_totals.CountWeighted));
            }

            return Number.From<T>(ErrorFree.Divide(_totals.Sums[1], _totals.Carries[1], weights.Whole, weights.Inverse));
        }

        return Combine(in weights);
    }

    // The value that the new one takes the place of.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Turn(T value)
    {
        var slot = _slot;
        unchecked
        {
            var oldest = WindowRing.Turn(_ring, slot, slot - _length, value);
            _slot = slot + 1;
            return oldest;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TrySlide(T value, T oldest)
    {
        unchecked
        {
            if (typeof(T) == typeof(double))
            {
                // What is added is (newest, n x newest), what leaves is (oldest, the sum before).
                var newest = Vector128.Create(Number.AsDouble(value));
                var factors = _factors;
                var added = newest * factors;
                var lostByFactor = Vector128.FusedMultiplyAdd(newest, factors, -added);
                var leaving = Vector128.Create(Number.AsDouble(oldest), _totals.Sums.ToScalar());
                var change = ErrorFree.Difference(added, leaving, out var lostByChange);
                _totals.Sums = ErrorFree.Sum(_totals.Sums, change, out var lost);
                _totals.Carries = _totals.Carries - Vector128.Create(0.0, _totals.Carries.ToScalar())
                    + (lost + lostByChange + lostByFactor);
                var magnitude = Math.Abs(_totals.Sums.ToScalar());
                _totals.Peak = double.MaxNative(_totals.Peak, magnitude);

                // Also false where a value or a sum is missing or boundless: it makes the left side not a number.
                var excess = Math.FusedMultiplyAdd(magnitude, -GreatestFall, _totals.Peak);
                return Math.FusedMultiplyAdd(_totals.Sums[1], 0.0, excess) <= 0 && --_totals.Age > 0;
            }

            // Values of 63 bits: with the greatest window the weighted sum has 102.
            if (ScaledInteger.TrySplit(Number.AsDecimal(value), out var come, out var scale)
                & ScaledInteger.TrySplit(Number.AsDecimal(oldest), out var gone, out var goneScale)
                && scale == _totals.Scale && goneScale == _totals.Scale)
            {
                Slide(come, gone);
                return true;
            }

            return false;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Totals PushedSlowly(WindowLine<T> window, T value)
    {
        window.PushSlowly(value);
        return window._totals;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T AverageSlowly(WindowLine<T> window, LineWeights weights) =>
        window._totals.Run >= window._length ? window.Average(in weights) : default;

    private void PushSlowly(T value)
    {
        if (!Number.IsPresent(value))
        {
            Clear();
            return;
        }

        if (typeof(T) == typeof(decimal) && _totals.Run >= _length && _totals.Scale != Wide
            && TryAlign(Number.AsDecimal(value), _totals.Scale, out var newest)
            && TryAlign(Number.AsDecimal(Window(_length + 1)), _totals.Scale, out var leaving))
        {
            Slide(newest, leaving);
            return;
        }

        // Values that once did not fit the units are not tried again, or windows on the border would try at every bar.
        var mayCount = _totals.Run < _length || _totals.Scale == Counted;
        _totals.Run = Math.Min(_totals.Run + 1, _length);
        if (_totals.Run < _length)
        {
            return;
        }

        if (typeof(T) == typeof(decimal))
        {
            SumAnewExactly();
        }
        else if (!mayCount || !TryCountAnew())
        {
            SumAnew();
        }
    }

    private void SumAnew()
    {
        double sum = 0;
        double sumCarry = 0;
        double weighted = 0;
        double weightedCarry = 0;
        double peak = 0;
        for (var i = _length; i > 0; i--)
        {
            var value = Number.AsDouble(Window(i));
            var weight = _length - i + 1;
            var share = weight * value;
            weighted = ErrorFree.Sum(weighted, share, out var lost);
            weightedCarry += lost + Math.FusedMultiplyAdd(weight, value, -share);
            sum = ErrorFree.Sum(sum, value, out lost);
            sumCarry += lost;
            peak = double.MaxNative(peak, Math.Abs(sum));
        }

        _totals.Sums = Vector128.Create(sum, weighted);
        _totals.Carries = Vector128.Create(sumCarry, weightedCarry);
        _totals.Peak = peak;

        _totals.Scale = 0;

        // Sums over the range of double: as if one value were missing, so that the next bar tries again.
        _totals.Run = double.IsFinite(weighted + weightedCarry) && double.IsFinite(sum + sumCarry) ? _length : _length - 1;
        _totals.Age = RingsPerSum * _ring.Length;
    }

    private readonly T Window(int age) => WindowRing.At(_ring, unchecked(_slot - age));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double Rounded(in LineWeights weights)
    {
        if (_totals.Scale == Counted)
        {
            // What cancels, cancels to 0.
            var total = Math.BigMul(weights.Weighted, _totals.CountWeighted) + Math.BigMul(weights.Plain, _totals.Count);
            var most = (double)total;
            return ErrorFree.Divide(most, (double)(total - (Int128)most), weights.Whole, weights.Inverse) * _totals.Unit;
        }

        return Rounded(in weights, _totals.Sums[1], _totals.Carries[1], _totals.Sums[0], _totals.Carries[0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Rounded(in LineWeights weights, double weightedSum, double weightedCarry, double plainSum, double plainCarry)
    {
        // Both products with what they round away, so that their difference keeps its digits.
        double weightedFactor = weights.Weighted;
        double plainFactor = weights.Plain;
        var weighted = weightedFactor * weightedSum;
        var plain = plainFactor * plainSum;
        var total = ErrorFree.Sum(weighted, plain, out var lost);
        lost += Math.FusedMultiplyAdd(weightedFactor, weightedSum, -weighted)
            + Math.FusedMultiplyAdd(plainFactor, plainSum, -plain)
            + (weightedFactor * weightedCarry + plainFactor * plainCarry);
        var quotient = total * weights.Inverse;
        var rest = Math.FusedMultiplyAdd(-quotient, weights.Divisor, total) + lost;
        return quotient + rest * weights.Inverse;
    }

    // Apart from the ring: without a reference it is returned without preparing room for one on every bar.
    private struct Totals
    {
        // Present values up to the newest, at most n.
        public int Run;
        public int Scale;

        // Of counted doubles: how many units the sums have, how many of them make 1, how many make the weighted sum of n ones, the
        // average of a single one, and what it is worth.
        public long Count;
        public long CountWeighted;
        public double PerOne;
        public double AveragesPerOne;
        public double Average;
        public double Unit;

        // Equal values up to the newest: a flat window is known without looking at residues.
        public int Equal;
        public int Age;
        public double Peak;

        // The sum and the weighted sum, and what they have rounded away: one instruction serves both.
        public Vector128<double> Sums;
        public Vector128<double> Carries;
        public Int128 ExactSum;
        public Int128 ExactWeighted;
    }
}
