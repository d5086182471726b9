using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The mean and the standard deviation of the last n values, which do not drift however many values pass through.</summary>
/// <remarks>
/// <para><see cref="decimal"/>: the sum and the sum of squares are integers at the greatest number of decimals seen, so that the
/// variance is exact and only the final division and root round. Where an integer would leave 126 bits, the window is computed in
/// integers of 512 bits until it fits again.</para>
/// <para><see cref="double"/>: sums of the differences from an anchor near the mean, so that the level of the price does not cancel
/// out. The window is computed anew, in two passes, whenever the variance has fallen to a thousandth of what the sums once held,
/// and now and then in any case. A flat window has a deviation of exactly 0.</para>
/// <para>A missing value (NaN, infinity) empties the window: there is no value until n present values followed it. Copies of the struct
/// are snapshots in the sense of <see cref="IIndicatorState{TSelf, TInput, TOutput}"/>. The value of <c>default</c> is unusable. Not
/// safe for use from several threads.</para>
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public partial struct WindowMoments<T>
    where T : struct, INumber<T>
{
    // Not a scale of decimal: the moments do not fit and are formed from the ring when asked for.
    private const int Wide = -1;
    private const double LeastShare = 1.0 / 1024;
    private const int RingsPerAnchor = 8;

    private T[] _ring;
    private readonly int _length;
    private readonly long _divisor;
    private readonly long _limit;
    private readonly double _inverse;
    private readonly double _inverseRoot;
    private int _slot;
    private Totals _totals;

    /// <summary>Creates an empty window.</summary>
    /// <param name="length">How many values it holds; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="deviation">What the sum of squared differences is divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public WindowMoments(int length, DeviationKind deviation)
    {
        Number.EnsureSupported<T>();
        _length = Period.Check(length, 2, nameof(length));
        _divisor = deviation switch
        {
            DeviationKind.Population => (long)length * length,
            DeviationKind.Sample => (long)length * (length - 1),
            _ => throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "Choose the population or the sample."),
        };
        _limit = long.MaxValue / length;
        _inverse = 1.0 / length;
        _inverseRoot = 1 / Math.Sqrt(_divisor);
        _ring = WindowRing.Create<T>(length);
    }

    /// <summary>How many values the window holds.</summary>
    public readonly int Length => _length;

    /// <summary>Whether the window is full of present values whose squares a double can hold, so that there are moments.</summary>
    public readonly bool IsFull => _totals.Run >= _length;

    private readonly bool IsSample => _divisor != (long)_length * _length;

    /// <summary>Takes in a value and lets the oldest go.</summary>
    /// <param name="value">The value.</param>
    /// <returns><see cref="IsFull"/> afterwards.</returns>
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

    /// <summary>Empties the window; what it holds is never read again.</summary>
    internal void Clear() => _totals.Run = 0;

    /// <summary>The mean; meaningful only where <see cref="IsFull"/>.</summary>
    /// <returns>The mean, for <see cref="decimal"/> exact up to its 28 digits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Mean() => typeof(T) == typeof(double)
        ? Number.From<T>(_totals.Anchor + _totals.Sum * _inverse)
        : Number.From<T>(DecimalMean());

    /// <summary>The difference of a value from the mean; meaningful only where <see cref="IsFull"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly T FromMean(T value)
    {
        var difference = value - Mean();
        if (typeof(T) != typeof(double) || T.Abs(difference) * T.CreateChecked(1024) >= T.Abs(value))
        {
            return difference;
        }

        // Small against the level, where the rounding of the mean would show: from the anchor.
        return Number.From<T>(Number.AsDouble(value) - _totals.Anchor - _totals.Sum * _inverse);
    }

    /// <summary>The standard deviation; meaningful only where <see cref="IsFull"/>.</summary>
    /// <returns>The deviation; at least 0, exactly 0 for equal values.</returns>
    /// <exception cref="OverflowException">The deviation is over the range of <see cref="decimal"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Deviation() => typeof(T) == typeof(double)
        ? Number.From<T>(Math.Sqrt(_length * _totals.Squares - _totals.Sum * _totals.Sum) * _inverseRoot)
        : Number.From<T>(DecimalDeviation());

    /// <summary>The variance; meaningful only where <see cref="IsFull"/>.</summary>
    /// <param name="variance">The variance; at least 0, exactly 0 for equal values, for <see cref="decimal"/> exact up to its 28 digits.</param>
    /// <returns>Whether there is one: not where it is over the range of the number.</returns>
    public readonly bool TryVariance(out T variance)
    {
        if (typeof(T) == typeof(double))
        {
            variance = Number.From<T>((_length * _totals.Squares - _totals.Sum * _totals.Sum) / _divisor);
            return true;
        }

        var inRange = TryDecimalVariance(out var exact);
        variance = Number.From<T>(exact);
        return inRange;
    }

    /// <summary>A copy with a ring of its own.</summary>
    /// <returns>The copy.</returns>
    public readonly WindowMoments<T> Copy() => this with { _ring = WindowRing.Copy(_ring) };

    /// <summary>The empty window of the same length and kind.</summary>
    /// <returns>The window.</returns>
    public readonly WindowMoments<T> Fresh() => new(_length, IsSample ? DeviationKind.Sample : DeviationKind.Population);

    /// <summary>Writes the parameters and everything that the next values depend on.</summary>
    /// <param name="writer">Takes the bytes.</param>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_length);
        writer.Parameter(IsSample ? 1 : 0);
        writer.Write(_slot);
        writer.Write(_totals.Run);
        WindowRing.Save(ref writer, _ring, _slot, _length);
        if (typeof(T) == typeof(double))
        {
            writer.Write(_totals.Age);
            writer.Write(_totals.Anchor);
            writer.Write(_totals.Sum);
            writer.Write(_totals.Squares);
            writer.Write(_totals.Peak);
        }
        else
        {
            writer.Write(_totals.Scale);
            writer.Write(_totals.ExactSum);
            writer.Write(_totals.ExactSquares);
        }
    }

    /// <summary>Reads what <see cref="Save"/> of a window of the same length and kind wrote.</summary>
    /// <param name="reader">Gives the bytes.</param>
    /// <returns>The window.</returns>
    /// <exception cref="IndicatorStateException">The parameters differ or the bytes are damaged.</exception>
    public readonly WindowMoments<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _length);
        reader.Parameter("deviation kind", IsSample ? 1 : 0);
        var loaded = Fresh();
        loaded._slot = reader.ReadInt32(0, loaded._ring.Length - 1);
        loaded._totals.Run = reader.ReadInt32(0, _length);
        loaded._ring = WindowRing.Load<T>(ref reader, loaded._slot, _length);
        if (typeof(T) == typeof(double))
        {
            loaded._totals.Age = reader.ReadInt32(0, int.MaxValue);
            loaded._totals.Anchor = reader.ReadDouble();
            loaded._totals.Sum = reader.ReadDouble();
            loaded._totals.Squares = reader.ReadDouble();
            loaded._totals.Peak = reader.ReadDouble();
        }
        else
        {
            loaded._totals.Scale = reader.ReadInt32(Wide, 28);
            loaded._totals.ExactSum = reader.ReadInt128();
            loaded._totals.ExactSquares = reader.ReadInt128();
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
                var come = Number.AsDouble(value) - _totals.Anchor;
                var gone = Number.AsDouble(oldest) - _totals.Anchor;
                _totals.Sum += come - gone;
                _totals.Squares += (come - gone) * (come + gone);
                _totals.Peak = double.MaxNative(_totals.Peak, _totals.Squares);

                // Also false where the sums are NaN, so that an overflow heals with the window.
                var spread = _length * _totals.Squares - _totals.Sum * _totals.Sum;
                return spread >= LeastShare * _length * _totals.Peak && spread <= double.MaxValue && --_totals.Age > 0;
            }

            if (ScaledInteger.TrySplit(Number.AsDecimal(value), out var newest, out var scale)
                & ScaledInteger.TrySplit(Number.AsDecimal(oldest), out var leaving, out var leavingScale)
                && scale == _totals.Scale && leavingScale == _totals.Scale
                && newest <= _limit && newest >= -_limit)
            {
                Slide(newest, leaving);
                return true;
            }

            return false;
        }
    }

    private void Slide(long newest, long leaving)
    {
        unchecked
        {
            _totals.ExactSum += newest - leaving;
            _totals.ExactSquares += Math.BigMul(newest, newest) - Math.BigMul(leaving, leaving);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Totals PushedSlowly(WindowMoments<T> window, T value)
    {
        window.PushSlowly(value);
        return window._totals;
    }

    private void PushSlowly(T value)
    {
        if (!Number.IsPresent(value))
        {
            _totals.Run = 0;
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
            ComputeAnew();
        }
        else
        {
            ComputeAnewExactly();
        }
    }

    private void ComputeAnew()
    {
        // Anchored at the newest value first: where all are equal, every difference, and with it the deviation, is exactly 0.
        var anchor = Number.AsDouble(Window(1));
        double sum = 0;
        for (var i = _length; i > 0; i--)
        {
            sum += Number.AsDouble(Window(i)) - anchor;
        }

        _totals.Anchor = anchor + sum / _length;
        _totals.Sum = 0;
        _totals.Squares = 0;
        for (var i = _length; i > 0; i--)
        {
            var difference = Number.AsDouble(Window(i)) - _totals.Anchor;
            _totals.Sum += difference;
            _totals.Squares += difference * difference;
        }

        _totals.Peak = _totals.Squares;

        // Squares over the range of double: as if one value were missing, so that the next bar tries again.
        var spread = _length * _totals.Squares - _totals.Sum * _totals.Sum;
        _totals.Run = spread is >= 0 and <= double.MaxValue && double.IsFinite(_totals.Anchor) ? _length : _length - 1;
        _totals.Age = RingsPerAnchor * _ring.Length;
    }

    private void ComputeAnewExactly()
    {
        _totals.ExactSum = 0;
        _totals.ExactSquares = 0;
        _totals.Scale = 0;
        for (var i = _length; i > 0; i--)
        {
            _totals.Scale = Math.Max(_totals.Scale, Number.AsDecimal(Window(i)).Scale);
        }

        for (var i = _length; i > 0; i--)
        {
            if (!TryAlign(Number.AsDecimal(Window(i)), _totals.Scale, out var mantissa))
            {
                _totals.Scale = Wide;
                return;
            }

            Slide(mantissa, 0);
        }
    }

    // As an integer at a scale, if n times the square of n such integers is sure to fit in 126 bits.
    private readonly bool TryAlign(decimal value, int scale, out long aligned)
    {
        if (!ScaledInteger.TrySplit(value, out aligned, out var own) || own > scale || scale - own > 18)
        {
            return false;
        }

        var factor = Powers.OfTen[scale - own];
        if (Math.Abs(aligned) > _limit / factor)
        {
            return false;
        }

        aligned *= factor;
        return true;
    }

    private readonly T Window(int age) => _ring[(_slot - age) & (_ring.Length - 1)];

    // Apart from the ring: without a reference it is returned without preparing room for one on every bar.
    private struct Totals
    {
        // Present values up to the newest, at most n.
        public int Run;
        public int Age;
        public int Scale;
        public double Anchor;
        public double Sum;
        public double Squares;
        public double Peak;
        public Int128 ExactSum;
        public Int128 ExactSquares;
    }
}
