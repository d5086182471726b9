using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The covariance and the correlation of the last n pairs of values, which do not drift however many pass through.</summary>
/// <remarks>
/// <para><see cref="decimal"/>: the sums, the sums of squares and the sum of products are integers at the greatest number of decimals
/// seen, and exact. Where an integer would leave 126 bits, the sums are formed from the window in integers of 512 bits until they fit
/// again.</para>
/// <para><see cref="double"/>: sums of the differences from an anchor near each mean. The window is computed anew whenever the variance
/// of one series has fallen to a thousandth of what its sums once held, and now and then in any case. A flat series has a covariance
/// of exactly 0 with every other.</para>
/// <para>Missing values, copies and thread safety are as in <see cref="WindowMoments{T}"/>; a pair is missing where one of its values is.</para>
/// </remarks>
internal partial struct WindowCrossMoments<T>
    where T : struct, INumber<T>
{
    private const int Wide = -1;
    private const double LeastShare = 1.0 / 1024;
    private const int RingsPerAnchor = 8;

    private readonly int _length;
    private readonly long _limit;
    private T[] _first;
    private T[] _second;
    private int _slot;
    private Totals _totals;

    public WindowCrossMoments(int length)
    {
        Number.EnsureSupported<T>();
        _length = Period.Check(length, 2, nameof(length));
        _limit = long.MaxValue / length;
        _first = WindowRing.Create<T>(length);
        _second = WindowRing.Create<T>(length);
    }

    public readonly int Length => _length;

    /// <summary>Takes in a pair and lets the oldest go; says whether the window is full of present pairs.</summary>
    public bool Push(T first, T second)
    {
        var mask = _first.Length - 1;
        var oldest = (_slot - _length) & mask;
        var leaving = new Pair<T>(_first[oldest], _second[oldest]);
        _first[_slot] = first;
        _second[_slot] = second;
        _slot = (_slot + 1) & mask;
        if (!Number.IsPresent(first) || !Number.IsPresent(second))
        {
            _totals.Run = 0;
            return false;
        }

        if (_totals.Run >= _length && TrySlide(new Pair<T>(first, second), leaving))
        {
            return true;
        }

        _totals.Run = Math.Min(_totals.Run + 1, _length);
        if (_totals.Run >= _length)
        {
            if (typeof(T) == typeof(double))
            {
                ComputeAnew();
            }
            else
            {
                ComputeAnewExactly();
            }
        }

        return _totals.Run >= _length;
    }

    /// <summary>n times the sum of the products of the differences from the means, divided; meaningful only where the window is full.</summary>
    /// <param name="divisor">n squared for the covariance of a population.</param>
    /// <param name="covariance">The quotient.</param>
    /// <returns>Whether it is in the range of the number.</returns>
    public readonly bool TryCovariance(long divisor, out T covariance)
    {
        if (typeof(T) == typeof(double))
        {
            covariance = Number.From<T>((_length * _totals.Products - _totals.FirstSum * _totals.SecondSum) / divisor);
            return Number.IsPresent(covariance);
        }

        var inRange = TryDecimalCovariance(divisor, out var exact);
        covariance = Number.From<T>(exact);
        return inRange;
    }

    /// <summary>The correlation; meaningful only where the window is full.</summary>
    /// <param name="correlation">The correlation, from -1 to 1.</param>
    /// <returns>Whether there is one: not where all values of a series are equal.</returns>
    public readonly bool TryCorrelation(out T correlation)
    {
        if (typeof(T) == typeof(double))
        {
            var first = _length * _totals.FirstSquares - _totals.FirstSum * _totals.FirstSum;
            var second = _length * _totals.SecondSquares - _totals.SecondSum * _totals.SecondSum;
            var cross = _length * _totals.Products - _totals.FirstSum * _totals.SecondSum;
            correlation = Number.From<T>(Math.Clamp(cross / (Math.Sqrt(first) * Math.Sqrt(second)), -1, 1));
            return first > 0 && second > 0 && Number.IsPresent(correlation);
        }

        var isDefined = TryDecimalCorrelation(out var exact);
        correlation = Number.From<T>(exact);
        return isDefined;
    }

    public readonly WindowCrossMoments<T> Copy() => this with { _first = WindowRing.Copy(_first), _second = WindowRing.Copy(_second) };

    public readonly WindowCrossMoments<T> Fresh() => new(_length);

    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_length);
        writer.Write(_slot);
        writer.Write(_totals.Run);
        WindowRing.Save(ref writer, _first, _slot, _length);
        WindowRing.Save(ref writer, _second, _slot, _length);
        if (typeof(T) == typeof(double))
        {
            writer.Write(_totals.Age);
            ReadOnlySpan<double> sums =
            [
                _totals.FirstAnchor, _totals.SecondAnchor, _totals.FirstSum, _totals.SecondSum, _totals.FirstSquares,
                _totals.SecondSquares, _totals.Products, _totals.FirstPeak, _totals.SecondPeak,
            ];
            foreach (var sum in sums)
            {
                writer.Write(sum);
            }
        }
        else
        {
            writer.Write(_totals.Scale);
            writer.Write(_totals.Exact.FirstSum);
            writer.Write(_totals.Exact.SecondSum);
            writer.Write(_totals.Exact.FirstSquares);
            writer.Write(_totals.Exact.SecondSquares);
            writer.Write(_totals.Exact.Products);
        }
    }

    public readonly WindowCrossMoments<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _length);
        var loaded = Fresh();
        loaded._slot = reader.ReadInt32(0, loaded._first.Length - 1);
        loaded._totals.Run = reader.ReadInt32(0, _length);
        loaded._first = WindowRing.Load<T>(ref reader, loaded._slot, _length);
        loaded._second = WindowRing.Load<T>(ref reader, loaded._slot, _length);
        ref var totals = ref loaded._totals;
        if (typeof(T) == typeof(double))
        {
            totals.Age = reader.ReadInt32(0, int.MaxValue);
            totals.FirstAnchor = reader.ReadDouble();
            totals.SecondAnchor = reader.ReadDouble();
            totals.FirstSum = reader.ReadDouble();
            totals.SecondSum = reader.ReadDouble();
            totals.FirstSquares = reader.ReadDouble();
            totals.SecondSquares = reader.ReadDouble();
            totals.Products = reader.ReadDouble();
            totals.FirstPeak = reader.ReadDouble();
            totals.SecondPeak = reader.ReadDouble();
        }
        else
        {
            totals.Scale = reader.ReadInt32(Wide, 28);
            totals.Exact.FirstSum = reader.ReadInt128();
            totals.Exact.SecondSum = reader.ReadInt128();
            totals.Exact.FirstSquares = reader.ReadInt128();
            totals.Exact.SecondSquares = reader.ReadInt128();
            totals.Exact.Products = reader.ReadInt128();
        }

        return loaded;
    }

    private bool TrySlide(Pair<T> come, Pair<T> gone)
    {
        if (typeof(T) != typeof(double))
        {
            return TrySlideExactly(come, gone);
        }

        var first = Number.AsDouble(come.First) - _totals.FirstAnchor;
        var second = Number.AsDouble(come.Second) - _totals.SecondAnchor;
        var firstGone = Number.AsDouble(gone.First) - _totals.FirstAnchor;
        var secondGone = Number.AsDouble(gone.Second) - _totals.SecondAnchor;
        _totals.FirstSum += first - firstGone;
        _totals.SecondSum += second - secondGone;
        _totals.FirstSquares += (first - firstGone) * (first + firstGone);
        _totals.SecondSquares += (second - secondGone) * (second + secondGone);
        _totals.Products += first * second - firstGone * secondGone;
        _totals.FirstPeak = double.MaxNative(_totals.FirstPeak, _totals.FirstSquares);
        _totals.SecondPeak = double.MaxNative(_totals.SecondPeak, _totals.SecondSquares);
        return IsSound(_totals.FirstSquares, _totals.FirstSum, _totals.FirstPeak)
            && IsSound(_totals.SecondSquares, _totals.SecondSum, _totals.SecondPeak)
            && double.IsFinite(_length * _totals.Products)
            && --_totals.Age > 0;
    }

    // Also false where the sums are NaN, so that an overflow heals with the window.
    private readonly bool IsSound(double squares, double sum, double peak)
    {
        var spread = _length * squares - sum * sum;
        return spread >= LeastShare * _length * peak && spread <= double.MaxValue;
    }

    private void ComputeAnew()
    {
        var totals = new Totals
        {
            Age = RingsPerAnchor * _first.Length,
            FirstAnchor = Anchor(_first),
            SecondAnchor = Anchor(_second),
        };
        for (var i = _length; i > 0; i--)
        {
            var first = Number.AsDouble(At(_first, i)) - totals.FirstAnchor;
            var second = Number.AsDouble(At(_second, i)) - totals.SecondAnchor;
            totals.FirstSum += first;
            totals.SecondSum += second;
            totals.FirstSquares += first * first;
            totals.SecondSquares += second * second;
            totals.Products += first * second;
        }

        totals.FirstPeak = totals.FirstSquares;
        totals.SecondPeak = totals.SecondSquares;

        // Sums over the range of double: as if one pair were missing, so that the next bar tries again.
        var isFinite = double.IsFinite(_length * (totals.FirstSquares + totals.SecondSquares)) && double.IsFinite(_length * totals.Products);
        totals.Run = isFinite ? _length : _length - 1;
        _totals = totals;
    }

    // From the newest value: where all are equal the anchor is their value, and every difference exactly 0.
    private readonly double Anchor(T[] ring)
    {
        var newest = Number.AsDouble(At(ring, 1));
        double sum = 0;
        for (var i = _length; i > 0; i--)
        {
            sum += Number.AsDouble(At(ring, i)) - newest;
        }

        return newest + sum / _length;
    }

    private readonly T At(T[] ring, int age) => ring[(_slot - age) & (ring.Length - 1)];

    private struct Totals
    {
        // Present pairs up to the newest, at most n.
        public int Run;
        public int Age;
        public int Scale;
        public double FirstAnchor;
        public double SecondAnchor;
        public double FirstSum;
        public double SecondSum;
        public double FirstSquares;
        public double SecondSquares;
        public double Products;
        public double FirstPeak;
        public double SecondPeak;
        public Sums Exact;
    }

    private struct Sums
    {
        public Int128 FirstSum;
        public Int128 SecondSum;
        public Int128 FirstSquares;
        public Int128 SecondSquares;
        public Int128 Products;
    }
}
