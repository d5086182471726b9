using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The quantitative qualitative estimation: a smoothed relative strength index with a trailing line, as a stop trails a price.</summary>
/// <remarks>
/// The index is smoothed by an exponential average; the size of its changes is averaged twice over 2n - 1 bars and multiplied by the
/// factor, which gives the distance of the bands. A band moves towards the index only, until the index has crossed it. The trend turns when
/// the index crosses the band on its other side. The smoothed index comes with bar n + smoothing, the bands 4n - 3 bars later. While the
/// index has no value because nothing has moved yet there is none. A missing value (NaN) starts the warm-up again. Not safe for use from
/// several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the relative strength index; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="smoothing">The period of its average; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="factor">How many average changes the bands are away; from 0.1 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Qqe<T>(int period = 14, int smoothing = 5, decimal factor = 4.236m)
    : Indicator<QqeState<T>, T, QqeValue<T>>(new QqeState<T>(period, smoothing, factor))
    where T : struct, INumber<T>
{
    /// <summary>The period of the relative strength index.</summary>
    public int Period { get; } = period;

    /// <summary>The period of its average.</summary>
    public int Smoothing { get; } = smoothing;

    /// <summary>How many average changes the bands are away.</summary>
    public decimal Factor { get; } = factor;
}
