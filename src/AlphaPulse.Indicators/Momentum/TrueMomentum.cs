using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The true momentum oscillator of Mobius: over how many of the last opens the close is, less under how many, smoothed; -n to n.</summary>
/// <remarks>
/// The score counts 1 for each of the last n opens, that of the newest bar included, that is below the close and -1 for each above. It is
/// averaged twice exponentially; the signal is the average of that with the second period. The first value comes with bar n + calculation
/// + smoothing - 2. A bar costs n steps. A missing price (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars with whose opens the close is compared; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="calculation">The period of the first smoothing; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="smoothing">The period of the second smoothing and of the signal; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class TrueMomentum<T>(int period = 14, int calculation = 5, int smoothing = 3)
    : Indicator<TrueMomentumState<T>, Ohlcv<T>, TrueMomentumValue<T>>(new TrueMomentumState<T>(period, calculation, smoothing))
    where T : struct, INumber<T>
{
    /// <summary>The bars with whose opens the close is compared.</summary>
    public int Period { get; } = period;

    /// <summary>The period of the first smoothing.</summary>
    public int Calculation { get; } = calculation;

    /// <summary>The period of the second smoothing and of the signal.</summary>
    public int Smoothing { get; } = smoothing;
}
