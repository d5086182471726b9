using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="DojiPercent{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DojiPercentState<T> : IIndicatorState<DojiPercentState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _percent;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="percent">The bound, in percent.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public DojiPercentState(decimal percent)
    {
        _percent = Factor.Check<T>(percent, 0, 100);
        _parameter = percent;
    }

    /// <inheritdoc/>
    public readonly string Name => "dojipct";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var hundred = Number.Convert<T>(100);
        var (change, bound) = (T.Abs(input.Close - input.Open) * hundred, T.Abs(input.Open) * _percent);
        if (!Number.IsPresent(change) || !Number.IsPresent(bound))
        {
            output = default;
            return false;
        }

        output = change <= bound || Number.Ties(change, bound, input.Open * hundred) ? hundred : T.Zero;
        return true;
    }

    /// <inheritdoc/>
    public readonly DojiPercentState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly DojiPercentState<T> Fresh() => this;

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
    }

    /// <inheritdoc/>
    public readonly DojiPercentState<T> Load(ref StateReader reader)
    {
        reader.Parameter("percent", _parameter);
        return this;
    }
}
