using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The sum of the last n values, which does not drift however many values pass through.</summary>
/// <remarks>
/// <para><see cref="decimal"/>: the sum is an integer at the greatest number of decimals seen, and therefore exact. Where the integer
/// would leave 128 bits, the window is summed in integers of 512 bits until it fits again.</para>
/// <para><see cref="double"/>: values of one magnitude, such as prices, are summed as integers at the finest binary digit seen, and
/// exactly. Otherwise what each addition and removal rounds away is carried along (Neumaier 1974, with the two-sum of Knuth), and the
/// window is summed anew whenever a much greater value has left it, so that the sum is within one rounding of the exact one even
/// after a spike; up to four values are summed anew on every bar.</para>
/// <para>A missing value (NaN, infinity) empties the window: there is no sum until n present values followed it. Copies of the struct
/// are snapshots in the sense of <see cref="IIndicatorState{TSelf, TInput, TOutput}"/>. The value of <c>default</c> is unusable. Not
/// safe for use from several threads.</para>
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public partial struct WindowSum<T>
    where T : struct, INumber<T>
{
    // Not a scale of decimal: the sum does not fit and is formed from the ring when asked for.
    private const int Wide = -1;

    // A scale of doubles: they are summed as integers. Only of a full window.
    private const int Counted = 1;

    // The carry is good to 2^-106 of the greatest sum; a sum 2^16 times smaller still has every bit of it.
    private const double GreatestFall = 65536;

    // The most values that are quicker summed anew than counted or slid on.
    private const int Few = 4;

    private T[] _ring;
    private readonly int _length;
    private readonly double _count;
    private readonly double _inverse;

    // The most units of a value of which n sum to an integer of 62 bits.
    private readonly double _limit;

    // Counts on beyond the ring; cut to it where it is used.
    private int _slot;
    private Totals _totals;

    /// <summary>Creates an empty window.</summary>
    /// <param name="length">How many values it holds; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is out of range.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public WindowSum(int length)
    {
        Number.EnsureSupported<T>();
        _length = Period.Check(length, 1, nameof(length));
        _count = length;
        _inverse = 1.0 / length;
        _limit = Math.Floor(BinaryUnits.Greatest / length);
        _ring = WindowRing.Create<T>(length);
    }

    /// <summary>How many values the window holds.</summary>
    public readonly int Length => _length;

    /// <summary>Whether the window is full of present values whose sum a double can hold, so that there is a sum.</summary>
    public readonly bool IsFull => _totals.Run >= _length;

    /// <summary>Takes in a value and lets the oldest go.</summary>
    /// <param name="value">The value.</param>
    /// <returns><see cref="IsFull"/> afterwards.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(T value)
    {
        var oldest = Turn(value);
        if (typeof(T) == typeof(double) && _totals.Scale == Counted
            ? TrySlideCounted(value, oldest, out _)
            : _totals.Run >= _length && TrySlide(value, oldest, out _, out _))
        {
            return true;
        }

        // By value, so that this window itself need not live in memory.
        var totals = PushedSlowly(this, value);
        _totals = totals;
        return _totals.Run >= _length;
    }

    /// <summary><see cref="Push"/> and <see cref="Mean"/> in one, which is faster.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mean">The mean, or <c>default</c> where there is none.</param>
    /// <returns><see cref="IsFull"/> afterwards.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryMean(T value, out T mean)
    {
        var oldest = Turn(value);
        if (typeof(T) == typeof(double) && _totals.Scale == Counted)
        {
            if (TrySlideCounted(value, oldest, out var count))
            {
                mean = Number.From<T>(MeanOf(count));
                return true;
            }
        }
        else if (_totals.Run >= _length && TrySlide(value, oldest, out var sum, out var carry))
        {
            mean = typeof(T) == typeof(double)
                ? Number.From<T>(ErrorFree.Divide(sum, carry, _count, _inverse))
                : Number.From<T>(DecimalMean());
            return true;
        }

        // By value, so that this window itself need not live in memory.
        var totals = PushedSlowly(this, value);
        _totals = totals;
        mean = MeanSlowly(this);
        return _totals.Run >= _length;
    }

    /// <summary>Takes in a missing double.</summary>
    internal void PushMissing()
    {
        Turn(Number.From<T>(double.NaN));
        Clear();
    }

    /// <summary>Empties the window; what it holds is never read again.</summary>
    internal void Clear()
    {
        _totals.Run = 0;
        if (typeof(T) == typeof(double))
        {
            _totals.Scale = 0;
        }
    }

    /// <summary>The sum; meaningful only where <see cref="IsFull"/>.</summary>
    /// <returns>The sum, exact for <see cref="decimal"/> up to the rounding to its 28 digits.</returns>
    /// <exception cref="OverflowException">The sum is over the range of <see cref="decimal"/>.</exception>
    public readonly T Sum()
    {
        if (typeof(T) == typeof(double))
        {
            return Number.From<T>(_totals.Scale == Counted ? _totals.Count / _totals.PerOne : _totals.Sum + _totals.Carry);
        }

        return Number.From<T>(_totals.Scale != Wide && ScaledInteger.TryCompose(_totals.Exact, _totals.Scale, out var result)
            ? result
            : WideInteger.Divide(WideSum(), WideInteger.PowerOfTen(WideScale)));
    }

    /// <summary>The sum divided by the length, rounded once; meaningful only where <see cref="IsFull"/>.</summary>
    /// <returns>The mean.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Mean()
    {
        if (typeof(T) == typeof(double))
        {
            if (_totals.Scale == Counted)
            {
                return Number.From<T>(MeanOf(_totals.Count));
            }

            return Number.From<T>(ErrorFree.Divide(_totals.Sum, _totals.Carry, _count, _inverse));
        }

        return Number.From<T>(DecimalMean());
    }

    /// <summary>A copy with a ring of its own.</summary>
    /// <returns>The copy.</returns>
    public readonly WindowSum<T> Copy() => this with { _ring = WindowRing.Copy(_ring) };

    /// <summary>Writes everything that the next values depend on.</summary>
    /// <param name="writer">Takes the bytes.</param>
    public readonly void Save(ref StateWriter writer)
    {
        var slot = _slot & (_ring.Length - 1);
        writer.Write(slot);
        writer.Write(_totals.Run);
        WindowRing.Save(ref writer, _ring, slot, _length);
        if (typeof(T) == typeof(double))
        {
            // A sum of units follows from the ring; a peak below 0 says which unit.
            writer.Write(_totals.Sum);
            writer.Write(_totals.Carry);
            writer.Write(_totals.Scale == Counted ? -_totals.PerOne : _totals.Peak);
        }
        else
        {
            writer.Write(_totals.Exact);
            writer.Write(_totals.Scale);
        }
    }

    /// <summary>Reads what <see cref="Save"/> of a window of the same length wrote.</summary>
    /// <param name="reader">Gives the bytes.</param>
    /// <returns>The window.</returns>
    /// <exception cref="IndicatorStateException">The bytes are damaged.</exception>
    public readonly WindowSum<T> Load(ref StateReader reader)
    {
        var loaded = new WindowSum<T>(_length);
        loaded._slot = reader.ReadInt32(0, loaded._ring.Length - 1);
        loaded._totals.Run = reader.ReadInt32(0, _length);
        loaded._ring = WindowRing.Load<T>(ref reader, loaded._slot, _length);
        if (typeof(T) == typeof(double))
        {
            loaded._totals.Sum = reader.ReadDouble();
            loaded._totals.Carry = reader.ReadDouble();
            loaded._totals.Peak = reader.ReadDouble();
            if (loaded._totals.Peak < 0)
            {
                loaded.CountAgain(-loaded._totals.Peak);
            }
        }
        else
        {
            loaded._totals.Exact = reader.ReadInt128();
            loaded._totals.Scale = reader.ReadInt32(Wide, 28);
        }

        return loaded;
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
    private bool TrySlide(T value, T oldest, out double sum, out double carry)
    {
        unchecked
        {
            if (typeof(T) == typeof(double))
            {
                if (_length <= Few)
                {
                    return TrySumAnew(Number.AsDouble(value), out sum, out carry);
                }

                // One addition from sum to sum; everything else runs beside it.
                var change = ErrorFree.Difference(Number.AsDouble(value), Number.AsDouble(oldest), out var lostByChange);
                sum = ErrorFree.Sum(_totals.Sum, change, out var lost);
                carry = _totals.Carry + (lost + lostByChange);
                var magnitude = Math.Abs(sum);
                var peak = double.MaxNative(_totals.Peak, magnitude);
                _totals.Sum = sum;
                _totals.Carry = carry;
                _totals.Peak = peak;

                // Also false where the value or the sum is missing or boundless: infinity minus infinity is not a number.
                return Math.FusedMultiplyAdd(magnitude, -GreatestFall, peak) <= 0;
            }

            (sum, carry) = (0, 0);

            // The common case: both values have the decimals of the sum and 63 bits. Their difference cannot leave 128 bits
            // before the sum of n values of 63 bits does, which no window is long enough for.
            if (ScaledInteger.TrySplit(Number.AsDecimal(value), out var newest, out var scale)
                & ScaledInteger.TrySplit(Number.AsDecimal(oldest), out var leaving, out var leavingScale)
                && scale == _totals.Scale && leavingScale == _totals.Scale)
            {
                _totals.Exact += (Int128)newest - leaving;
                return true;
            }

            return false;
        }
    }

    // Of few values, with what the additions round away. The newest, on which everything waits, comes last.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TrySumAnew(double newest, out double sum, out double carry)
    {
        var before = _length > 1 ? Number.AsDouble(Window(_length)) : 0;
        double carriedBefore = 0;
        for (var age = _length - 1; age > 1; age--)
        {
            before = ErrorFree.Sum(before, Number.AsDouble(Window(age)), out var lost);
            carriedBefore += lost;
        }

        sum = ErrorFree.Sum(before, newest, out var lostByNewest);
        carry = carriedBefore + lostByNewest;
        (_totals.Sum, _totals.Carry) = (sum, carry);

        // Also false where a value is missing.
        return Math.Abs(sum) <= double.MaxValue;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Totals PushedSlowly(WindowSum<T> window, T value)
    {
        window.PushSlowly(value);
        return window._totals;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T MeanSlowly(WindowSum<T> window) => window.IsFull ? window.Mean() : default;

    private void PushSlowly(T value)
    {
        if (!Number.IsPresent(value))
        {
            Clear();
            return;
        }

        if (typeof(T) == typeof(decimal) && _totals.Run >= _length && TrySlideScaled(Number.AsDecimal(value)))
        {
            return;
        }

        // Values that once did not fit the units are not tried again, or windows on the border would try at every bar.
        var mayCount = _length > Few && (_totals.Run < _length || _totals.Scale == Counted);
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
        double carry = 0;
        double peak = 0;
        for (var i = _length; i > 0; i--)
        {
            sum = ErrorFree.Sum(sum, Number.AsDouble(Window(i)), out var lost);
            carry += lost;
            peak = double.MaxNative(peak, Math.Abs(sum));
        }

        _totals.Sum = sum;
        _totals.Carry = carry;
        _totals.Peak = peak;

        _totals.Scale = 0;

        // A sum over the range of double: as if one value were missing, so that the next bar tries again.
        _totals.Run = double.IsFinite(sum + carry) ? _length : _length - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T Window(int age) => WindowRing.At(_ring, unchecked(_slot - age));

    // Apart from the ring: without a reference it is returned without preparing room for one on every bar.
    private struct Totals
    {
        // Present values up to the newest, at most n.
        public int Run;
        public int Scale;
        public double Sum;
        public double Carry;
        public double Peak;

        // Of counted doubles: how many units the sum has, how many make 1, how many sums of n ones, and the mean of a single unit.
        public long Count;
        public double PerOne;
        public double MeansPerOne;
        public double Mean;
        public Int128 Exact;
    }
}
