using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="MarubozuPercent{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MarubozuPercentState<T> : IIndicatorState<MarubozuPercentState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _percent;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="percent">The bound, in percent.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public MarubozuPercentState(decimal percent)
    {
        _percent = Factor.Check<T>(percent, 1, 100);
        _parameter = percent;
    }

    /// <inheritdoc/>
    public readonly string Name => "marubozupct";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var hundred = Number.Convert<T>(100);
        var (body, range) = (input.Close - input.Open, input.High - input.Low);
        var (filled, bound) = (T.Abs(body) * hundred, range * _percent);
        if (!Number.IsPresent(filled) || !Number.IsPresent(bound))
        {
            output = default;
            return false;
        }

        var isFull = range > T.Zero && body != T.Zero && (filled >= bound || Number.Ties(filled, bound, input.High * hundred));
        output = !isFull ? T.Zero : body > T.Zero ? hundred : -hundred;
        return true;
    }

    /// <inheritdoc/>
    public readonly MarubozuPercentState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly MarubozuPercentState<T> Fresh() => this;

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
    }

    /// <inheritdoc/>
    public readonly MarubozuPercentState<T> Load(ref StateReader reader)
    {
        reader.Parameter("percent", _parameter);
        return this;
    }
}
