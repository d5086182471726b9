using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The mass index of Dorsey: the sum of the average range relative to its own average, which swells before a turn.</summary>
/// <remarks>
/// sum over n bars of EMA(high - low) / EMA(EMA(high - low)) (Dorsey, Stocks and Commodities, June 1992). The first value comes with bar
/// n + 2 smoothing - 2, also with <see cref="EmaSeed.FirstValue"/>, where the inner average begins with the first range and the outer one
/// with the inner one at bar smoothing, as in Tulip. A missing high or low (NaN) starts the warm-up again. Not safe for use from several
/// threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the sum; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="smoothing">The period of both averages; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="seed">How the averages begin.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class MassIndex<T>(int period = 25, int smoothing = 9, EmaSeed seed = EmaSeed.Average)
    : Indicator<MassIndexState<T>, Ohlcv<T>, T>(new MassIndexState<T>(period, smoothing, seed))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the sum.</summary>
    public int Period { get; } = period;

    /// <summary>The period of both averages.</summary>
    public int Smoothing { get; } = smoothing;

    /// <summary>How the averages begin.</summary>
    public EmaSeed Seed { get; } = seed;
}
