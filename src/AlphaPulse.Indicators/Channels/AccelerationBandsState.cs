using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AccelerationBands{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AccelerationBandsState<T> : IIndicatorState<AccelerationBandsState<T>, Ohlcv<T>, ChannelValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _factor;
    private WindowSum<T> _upper;
    private WindowSum<T> _middle;
    private WindowSum<T> _lower;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the means; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="factor">How much the range of a bar widens the bands; from 0.001 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AccelerationBandsState(int period, decimal factor)
    {
        _upper = new WindowSum<T>(Period.Check(period, 1));
        _middle = new WindowSum<T>(period);
        _lower = new WindowSum<T>(period);
        _factor = Factor.Check<T>(factor, 0.001m, 100);
        _parameter = factor;
    }

    /// <inheritdoc/>
    public readonly string Name => "accbands";

    /// <inheritdoc/>
    public readonly int Warmup => _upper.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out ChannelValue<T> output)
    {
        var sum = input.High + input.Low;
        var stretch = sum == T.Zero ? T.Zero : _factor * (input.High - input.Low) / sum;
        var isFull = _upper.Push(Shortened(input.High * (T.One + stretch), MidpointRounding.ToPositiveInfinity))
            & _middle.Push(input.Close)
            & _lower.Push(Shortened(input.Low * (T.One - stretch), MidpointRounding.ToNegativeInfinity));
        if (!isFull)
        {
            output = default;
            return false;
        }

        // Means of the same numbers may differ by their last bit.
        var middle = _middle.Mean();
        output = new ChannelValue<T>(Number.Max(_upper.Mean(), middle), middle, Number.Min(_lower.Mean(), middle));
        return true;
    }

    /// <inheritdoc/>
    public readonly AccelerationBandsState<T> Copy() => this with { _upper = _upper.Copy(), _middle = _middle.Copy(), _lower = _lower.Copy() };

    /// <inheritdoc/>
    public readonly AccelerationBandsState<T> Fresh() => new(_upper.Length, _parameter);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        writer.Parameter(_upper.Length);
        _upper.Save(ref writer);
        _middle.Save(ref writer);
        _lower.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly AccelerationBandsState<T> Load(ref StateReader reader)
    {
        reader.Parameter("factor", _parameter);
        reader.Parameter("period", _upper.Length);
        return this with { _upper = _upper.Load(ref reader), _middle = _middle.Load(ref reader), _lower = _lower.Load(ref reader) };
    }

    // Products with all 28 digits would have sums that no longer fit in a decimal. Outwards, so that the bands of the least prices
    // embrace them too.
    private static T Shortened(T value, MidpointRounding outwards)
    {
        if (typeof(T) == typeof(decimal) && Number.AsDecimal(value) is { Scale: > 20 } exact)
        {
            return Number.From<T>(decimal.Round(exact, exact.Scale - 2, outwards));
        }

        return value;
    }
}
