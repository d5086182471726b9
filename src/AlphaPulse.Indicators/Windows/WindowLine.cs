using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Indicators;

/// <summary>The sum of the last n values and their sum with the weights 1 to n, the newest weighing most, without drift.</summary>
/// <remarks>
/// <para>A value that stays loses one unit of weight a bar, so that the weighted sum falls by the sum and grows by n times the newest.
/// For <see cref="decimal"/> both are integers at the greatest number of decimals seen, and exact; what leaves 126 bits is formed from
/// the ring in integers of 512 bits. For <see cref="double"/> both carry along what they round away and are formed anew now and
/// then, and whenever a much greater value has left the window.</para>
/// <para>Missing values, copies and thread safety are as in <see cref="WindowSum{T}"/>.</para>
/// </remarks>
internal partial struct WindowLine<T>
    where T : struct, INumber<T>
{
    private const int Wide = -1;
    private const double GreatestFall = 65536;
    private const int RingsPerSum = 8;

    private T[] _ring;
    private readonly Vector128<double> _factors;
    private readonly int _length;
    private int _slot;
    private Totals _totals;

    // Without the count of equal values a bar costs less, most of all in decimal.
    private readonly bool _countsEqual;

    public WindowLine(int length)
        : this(length, countsEqual: true)
    {
    }

    private WindowLine(int length, bool countsEqual)
    {
        Number.EnsureSupported<T>();
        _length = Period.Check(length, 1, nameof(length));
        _ring = WindowRing.Create<T>(length);
        _factors = Vector128.Create(1.0, length);
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
        var ring = _ring;
        var slot = _slot;
        T oldest;
        unchecked
        {
            var mask = ring.Length - 1;
            oldest = ring[(slot - _length) & mask];
            if (_countsEqual)
            {
                _totals.Equal = ring[(slot - 1) & mask] == value ? Math.Min(_totals.Equal + 1, _length) : 1;
            }

            ring[slot & mask] = value;
            _slot = (slot + 1) & mask;
        }

        if (_totals.Run >= _length && TrySlide(value, oldest))
        {
            return true;
        }

        // By value, so that this window itself need not live in memory.
        var totals = PushedSlowly(this, value);
        _totals = totals;
        return _totals.Run >= _length;
    }

    /// <summary>Takes in a missing double.</summary>
    public void PushMissing()
    {
        _ring[_slot] = Number.From<T>(double.NaN);
        _slot = (_slot + 1) & (_ring.Length - 1);
        _totals.Run = 0;
        _totals.Equal = 0;
    }

    /// <summary>Empties the window; what it holds is never read again.</summary>
    public void Clear()
    {
        _totals.Run = 0;
        _totals.Equal = 0;
    }

    /// <summary>The weighted sum; for decimal exact up to the rounding to 28 digits.</summary>
    public readonly T WeightedSum()
    {
        if (typeof(T) == typeof(double))
        {
            return Number.From<T>(_totals.Sums[1] + _totals.Carries[1]);
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

    /// <summary>The weighted sum over a divisor, rounded once; the weights are those of <see cref="LineWeights.Average"/> or a multiple.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Average(in LineWeights weights)
    {
        if (typeof(T) == typeof(double))
        {
            var weighted = _totals.Sums[1];
            var quotient = weighted * weights.Inverse;
            var rest = Math.FusedMultiplyAdd(-quotient, weights.Whole, weighted) + _totals.Carries[1];
            return Number.From<T>(Math.FusedMultiplyAdd(rest, weights.Inverse, quotient));
        }

        return Combine(in weights);
    }

    public readonly WindowLine<T> Copy() => this with { _ring = WindowRing.Copy(_ring) };

    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_slot);
        writer.Write(_totals.Run);
        writer.Write(_countsEqual ? _totals.Equal : CountEqual());
        WindowRing.Save(ref writer, _ring, _slot, _length);
        if (typeof(T) == typeof(double))
        {
            writer.Write(_totals.Age);
            writer.Write(_totals.Sums[0]);
            writer.Write(_totals.Carries[0]);
            writer.Write(_totals.Sums[1]);
            writer.Write(_totals.Carries[1]);
            writer.Write(_totals.Peak);
        }
        else
        {
            writer.Write(_totals.Scale);
            writer.Write(_totals.ExactSum);
            writer.Write(_totals.ExactWeighted);
        }
    }

    public readonly WindowLine<T> Load(ref StateReader reader)
    {
        var loaded = new WindowLine<T>(_length, _countsEqual);
        loaded._slot = reader.ReadInt32(0, loaded._ring.Length - 1);
        loaded._totals.Run = reader.ReadInt32(0, _length);
        loaded._totals.Equal = reader.ReadInt32(0, _length);
        loaded._ring = WindowRing.Load<T>(ref reader, loaded._slot, _length);
        if (typeof(T) == typeof(double))
        {
            loaded._totals.Age = reader.ReadInt32(0, int.MaxValue);
            var sum = reader.ReadDouble();
            var sumCarry = reader.ReadDouble();
            loaded._totals.Sums = Vector128.Create(sum, reader.ReadDouble());
            loaded._totals.Carries = Vector128.Create(sumCarry, reader.ReadDouble());
            loaded._totals.Peak = reader.ReadDouble();
        }
        else
        {
            loaded._totals.Scale = reader.ReadInt32(Wide, 28);
            loaded._totals.ExactSum = reader.ReadInt128();
            loaded._totals.ExactWeighted = reader.ReadInt128();
        }

        return loaded;
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

    private void PushSlowly(T value)
    {
        if (!Number.IsPresent(value))
        {
            _totals.Run = 0;
            _totals.Equal = 0;
            return;
        }

        if (typeof(T) == typeof(decimal) && _totals.Run >= _length && _totals.Scale != Wide
            && TryAlign(Number.AsDecimal(value), _totals.Scale, out var newest)
            && TryAlign(Number.AsDecimal(Window(_length + 1)), _totals.Scale, out var leaving))
        {
            Slide(newest, leaving);
            return;
        }

        _totals.Run = Math.Min(_totals.Run + 1, _length);
        if (_totals.Run < _length)
        {
            return;
        }

        if (typeof(T) == typeof(double))
        {
            SumAnew();
        }
        else
        {
            SumAnewExactly();
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

        // Sums over the range of double: as if one value were missing, so that the next bar tries again.
        _totals.Run = double.IsFinite(weighted + weightedCarry) && double.IsFinite(sum + sumCarry) ? _length : _length - 1;
        _totals.Age = RingsPerSum * _ring.Length;
    }

    // Equal values up to the newest since a missing one.
    private readonly int CountEqual()
    {
        var equal = Math.Min(_totals.Run, 1);
        while (equal > 0 && equal < _totals.Run && Window(equal + 1) == Window(1))
        {
            equal++;
        }

        return equal;
    }

    private readonly T Window(int age) => _ring[(_slot - age) & (_ring.Length - 1)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double Rounded(in LineWeights weights)
    {
        // Both products with what they round away, so that their difference keeps its digits.
        double weightedFactor = weights.Weighted;
        double plainFactor = weights.Plain;
        var weighted = weightedFactor * _totals.Sums[1];
        var plain = plainFactor * _totals.Sums[0];
        var total = ErrorFree.Sum(weighted, plain, out var lost);
        lost += Math.FusedMultiplyAdd(weightedFactor, _totals.Sums[1], -weighted)
            + Math.FusedMultiplyAdd(plainFactor, _totals.Sums[0], -plain)
            + (weightedFactor * _totals.Carries[1] + plainFactor * _totals.Carries[0]);
        var quotient = total * weights.Inverse;
        var rest = Math.FusedMultiplyAdd(-quotient, weights.Divisor, total) + lost;
        return quotient + rest * weights.Inverse;
    }

    // Apart from the ring: without a reference it is returned without preparing room for one on every bar.
    private struct Totals
    {
        // Present values up to the newest, at most n.
        public int Run;

        // Equal values up to the newest: a flat window is known without looking at residues.
        public int Equal;
        public int Age;
        public int Scale;
        public double Peak;

        // The sum and the weighted sum, and what they have rounded away: one instruction serves both.
        public Vector128<double> Sums;
        public Vector128<double> Carries;
        public Int128 ExactSum;
        public Int128 ExactWeighted;
    }
}
