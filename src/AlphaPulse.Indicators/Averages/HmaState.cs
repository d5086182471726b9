using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Hma{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct HmaState<T> : IIndicatorState<HmaState<T>, T, T>
    where T : struct, INumber<T>
{
    // Up to here sums of prices that fit in a decimal do so undivided.
    private const long GreatestDivisor = 1_000_000_000_000_000;

    private readonly int _period;
    private readonly LineWeights _ofHalf;
    private readonly LineWeights _ofWhole;
    private readonly LineWeights _ofLast;

    // For decimal what brings the undivided sums to a common divisor, which the last division takes along; 0 where that is too great.
    private readonly T _halfFactor;
    private readonly T _wholeFactor;
    private WindowLine<T>.Pair _halfAndWhole;
    private WindowLine<T> _last;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public HmaState(int period)
    {
        _period = Period.Check(period, 2);
        _halfAndWhole = new WindowLine<T>.Pair(period / 2, period);
        _last = WindowLine<T>.ForAverage((int)Math.Sqrt(period));
        _ofHalf = LineWeights.Average(period / 2);
        _ofWhole = LineWeights.Average(period);
        _ofLast = LineWeights.Average(_last.Length);
        var (half, whole, last) = (_ofHalf.Divisor, _ofWhole.Divisor, _ofLast.Divisor);
        var divisor = whole / (long)BigInteger.GreatestCommonDivisor(half, whole) * (Int128)half;
        if (typeof(T) == typeof(decimal) && divisor * last <= GreatestDivisor)
        {
            _halfFactor = T.CreateChecked(2 * divisor / half);
            _wholeFactor = T.CreateChecked(divisor / whole);
            _ofLast = new LineWeights(1, 0, (long)divisor * last);
        }
    }

    /// <inheritdoc/>
    public readonly string Name => "hma";

    /// <inheritdoc/>
    public readonly int Warmup => _period + _last.Length - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (!TryAhead(input, out var ahead))
        {
            // A gap of the whole window is one of the last window too.
            if (typeof(T) == typeof(double))
            {
                _last.PushMissing();
            }

            output = default;
            return false;
        }

        return _last.TryAverage(ahead, in _ofLast, out output);
    }

    /// <inheritdoc/>
    public readonly HmaState<T> Copy() => this with { _halfAndWhole = _halfAndWhole.Copy(), _last = _last.Copy() };

    /// <inheritdoc/>
    public readonly HmaState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _halfAndWhole.Save(ref writer);
        _last.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly HmaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with { _halfAndWhole = _halfAndWhole.Load(ref reader), _last = _last.Load(ref reader) };
    }

    // Twice the average of the half minus that of the whole, times the common divisor where there is one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAhead(T input, out T ahead)
    {
        if (typeof(T) == typeof(double) || _halfFactor == T.Zero)
        {
            var isFull = _halfAndWhole.TryAverages(input, in _ofHalf, in _ofWhole, out var half, out var whole);
            ahead = half + half - whole;
            return isFull;
        }

        if (!_halfAndWhole.TrySums(input, out var ofHalf, out var ofWhole))
        {
            ahead = default;
            return false;
        }

        ahead = _halfFactor * ofHalf - _wholeFactor * ofWhole;
        return true;
    }
}
