using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The sum of the last n values and their sum with the weights 1 to n, the newest weighing most, without drift.</summary>
/// <remarks>
/// <para>A value that stays loses one unit of weight a bar, so that the weighted sum falls by the sum and grows by n times the newest.
/// For <see cref="decimal"/> both are integers at the greatest number of decimals seen, and exact; what leaves 126 bits is formed from
/// the ring in integers without bound. For <see cref="double"/> both carry along what they round away and are formed anew now and
/// then, and whenever a much greater value has left the window.</para>
/// <para>Missing values, copies and thread safety are as in <see cref="WindowSum{T}"/>.</para>
/// </remarks>
internal struct WindowLine<T>
    where T : struct, INumber<T>
{
    private const int Wide = -1;
    private const double GreatestFall = 65536;
    private const int RingsPerSum = 8;

    private T[] _ring;
    private readonly int _length;
    private int _slot;
    private int _run;

    // Equal values up to the newest: a flat window is known without looking at residues.
    private int _equal;
    private int _age;
    private int _scale;
    private double _sum;
    private double _sumCarry;
    private double _weighted;
    private double _weightedCarry;
    private double _peak;
    private Int128 _exactSum;
    private Int128 _exactWeighted;

    public WindowLine(int length)
    {
        Number.EnsureSupported<T>();
        _length = Period.Check(length, 1, nameof(length));
        _ring = WindowRing.Create<T>(length);
    }

    public readonly int Length => _length;

    /// <summary>Whether all values of the window are equal.</summary>
    public readonly bool IsFlat => _equal >= _length;

    /// <summary>The newest value.</summary>
    public readonly T Newest => Window(1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(T value)
    {
        var ring = _ring;
        var mask = ring.Length - 1;
        var slot = _slot;
        T oldest;
        unchecked
        {
            oldest = ring[(slot - _length) & mask];
            _equal = ring[(slot - 1) & mask] == value ? Math.Min(_equal + 1, _length) : 1;
            ring[slot & mask] = value;
            _slot = (slot + 1) & mask;
        }

        if (_run < _length || !Number.IsPresent(value) || !TrySlide(value, oldest))
        {
            // By value, so that this window itself need not live in memory.
            var pushed = PushedSlowly(this, value);
            this = pushed;
        }

        return _run >= _length;
    }

    /// <summary>The weighted sum; for decimal exact up to the rounding to 28 digits.</summary>
    public readonly T WeightedSum()
    {
        if (typeof(T) == typeof(double))
        {
            return Number.From<T>(_weighted + _weightedCarry);
        }

        return Number.From<T>(_scale != Wide && ScaledInteger.TryCompose(_exactWeighted, _scale, out var result)
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

        return Number.From<T>(_scale != Wide
            ? ExactMean.Of(weights.Weighted * _exactWeighted + weights.Plain * _exactSum, _scale, weights.Divisor)
            : Compose(in weights));
    }

    public readonly WindowLine<T> Copy() => this with { _ring = WindowRing.Copy(_ring) };

    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_slot);
        writer.Write(_run);
        writer.Write(_equal);
        WindowRing.Save(ref writer, _ring, _slot, _length);
        if (typeof(T) == typeof(double))
        {
            writer.Write(_age);
            writer.Write(_sum);
            writer.Write(_sumCarry);
            writer.Write(_weighted);
            writer.Write(_weightedCarry);
            writer.Write(_peak);
        }
        else
        {
            writer.Write(_scale);
            writer.Write(_exactSum);
            writer.Write(_exactWeighted);
        }
    }

    public readonly WindowLine<T> Load(ref StateReader reader)
    {
        var loaded = new WindowLine<T>(_length);
        loaded._slot = reader.ReadInt32(0, loaded._ring.Length - 1);
        loaded._run = reader.ReadInt32(0, _length);
        loaded._equal = reader.ReadInt32(0, _length);
        loaded._ring = WindowRing.Load<T>(ref reader, loaded._slot, _length);
        if (typeof(T) == typeof(double))
        {
            loaded._age = reader.ReadInt32(0, int.MaxValue);
            loaded._sum = reader.ReadDouble();
            loaded._sumCarry = reader.ReadDouble();
            loaded._weighted = reader.ReadDouble();
            loaded._weightedCarry = reader.ReadDouble();
            loaded._peak = reader.ReadDouble();
        }
        else
        {
            loaded._scale = reader.ReadInt32(Wide, 28);
            loaded._exactSum = reader.ReadInt128();
            loaded._exactWeighted = reader.ReadInt128();
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
                var newest = Number.AsDouble(value);
                var share = _length * newest;
                var fallen = TwoSum(_weighted, -_sum, out var lostByFalling);
                _weighted = TwoSum(fallen, share, out var lostByRising);
                _weightedCarry += lostByFalling + lostByRising + (Math.FusedMultiplyAdd(_length, newest, -share) - _sumCarry);
                var added = TwoSum(_sum, newest, out var lostByAdding);
                _sum = TwoSum(added, -Number.AsDouble(oldest), out var lostByRemoving);
                _sumCarry += lostByAdding + lostByRemoving;
                var magnitude = Math.Abs(_sum);
                _peak = double.MaxNative(_peak, Math.Abs(added));

                // Also false where a sum is NaN, so that an overflow heals with the window.
                return _peak <= GreatestFall * magnitude && magnitude <= double.MaxValue
                    && Math.Abs(_weighted) <= double.MaxValue && --_age > 0;
            }

            // Values of 63 bits: with the greatest window the weighted sum has 102.
            if (ScaledInteger.TrySplit(Number.AsDecimal(value), out var come, out var scale)
                & ScaledInteger.TrySplit(Number.AsDecimal(oldest), out var gone, out var goneScale)
                && scale == _scale && goneScale == _scale)
            {
                Slide(come, gone);
                return true;
            }

            return false;
        }
    }

    private void Slide(Int128 newest, Int128 leaving)
    {
        unchecked
        {
            _exactWeighted += _length * newest - _exactSum;
            _exactSum += newest - leaving;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WindowLine<T> PushedSlowly(WindowLine<T> window, T value)
    {
        window.PushSlowly(value);
        return window;
    }

    private void PushSlowly(T value)
    {
        if (!Number.IsPresent(value))
        {
            _run = 0;
            _equal = 0;
            return;
        }

        if (typeof(T) == typeof(decimal) && _run >= _length && _scale != Wide
            && TryAlign(Number.AsDecimal(value), _scale, out var newest)
            && TryAlign(Number.AsDecimal(Window(_length + 1)), _scale, out var leaving))
        {
            Slide(newest, leaving);
            return;
        }

        _run = Math.Min(_run + 1, _length);
        if (_run < _length)
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
        _sum = 0;
        _sumCarry = 0;
        _weighted = 0;
        _weightedCarry = 0;
        _peak = 0;
        for (var i = _length; i > 0; i--)
        {
            var value = Number.AsDouble(Window(i));
            var weight = _length - i + 1;
            var share = weight * value;
            _weighted = TwoSum(_weighted, share, out var lost);
            _weightedCarry += lost + Math.FusedMultiplyAdd(weight, value, -share);
            _sum = TwoSum(_sum, value, out lost);
            _sumCarry += lost;
            _peak = double.MaxNative(_peak, Math.Abs(_sum));
        }

        // Sums over the range of double: as if one value were missing, so that the next bar tries again.
        _run = double.IsFinite(_weighted + _weightedCarry) && double.IsFinite(_sum + _sumCarry) ? _length : _length - 1;
        _age = RingsPerSum * _ring.Length;
    }

    private void SumAnewExactly()
    {
        _exactSum = 0;
        _exactWeighted = 0;
        _scale = 0;
        for (var i = _length; i > 0; i--)
        {
            _scale = Math.Max(_scale, Number.AsDecimal(Window(i)).Scale);
        }

        for (var i = _length; i > 0; i--)
        {
            if (!TryAlign(Number.AsDecimal(Window(i)), _scale, out var mantissa))
            {
                _scale = Wide;
                return;
            }

            _exactSum += mantissa;
            _exactWeighted += (_length - i + 1) * mantissa;
        }
    }

    // As an integer at a scale, if every combination of the sums of n such integers is sure to fit in 126 bits.
    private readonly bool TryAlign(decimal value, int scale, out Int128 aligned)
    {
        aligned = ScaledInteger.Split(value, out var own);
        if (own > scale)
        {
            return false;
        }

        var factor = (Int128)Powers.Wide(scale - own);
        var limit = (Int128.One << 126) / (12 * (Int128)_length * (_length + 1)) / factor;
        if (aligned > limit || aligned < -limit)
        {
            return false;
        }

        aligned *= factor;
        return true;
    }

    private readonly T Window(int age) => _ring[(_slot - age) & (_ring.Length - 1)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double Rounded(in LineWeights weights)
    {
        // Both products with what they round away, so that their difference keeps its digits.
        double weightedFactor = weights.Weighted;
        double plainFactor = weights.Plain;
        var weighted = weightedFactor * _weighted;
        var plain = plainFactor * _sum;
        var total = TwoSum(weighted, plain, out var lost);
        lost += Math.FusedMultiplyAdd(weightedFactor, _weighted, -weighted)
            + Math.FusedMultiplyAdd(plainFactor, _sum, -plain)
            + (weightedFactor * _weightedCarry + plainFactor * _sumCarry);
        var quotient = total * weights.Inverse;
        var rest = Math.FusedMultiplyAdd(-quotient, weights.Divisor, total) + lost;
        return quotient + rest * weights.Inverse;
    }

    private readonly decimal Compose(in LineWeights weights)
    {
        const int scale = 28;
        BigInteger sum = 0;
        BigInteger weighted = 0;
        for (var i = _length; i > 0; i--)
        {
            var value = ScaledInteger.Split(Number.AsDecimal(Window(i)), out var own) * BigInteger.Pow(10, scale - own);
            sum += value;
            weighted += (_length - i + 1) * value;
        }

        return ScaledInteger.Divide(weights.Weighted * weighted + weights.Plain * sum, BigInteger.Pow(10, scale) * weights.Divisor);
    }

    // The sum of two numbers and exactly what its rounding lost.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double TwoSum(double left, double right, out double lost)
    {
        var sum = left + right;
        var rightPart = sum - left;
        lost = left - (sum - rightPart) + (right - rightPart);
        return sum;
    }
}
