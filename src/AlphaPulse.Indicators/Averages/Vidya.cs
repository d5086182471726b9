using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The variable index dynamic average: an exponential average whose weight is that of its period times the magnitude of the momentum oscillator of Chande.</summary>
/// <remarks>
/// That magnitude is the distance over n bars as a share of the way. Where the price did not move the average stays. It begins with the price of bar n; the first value comes with bar n + 1. A missing value (NaN) has none, and the average begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the average and of the oscillator; from 2 to <see cref="Period.Maximum"/></param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Vidya<T>(int period = 14) : Indicator<VidyaState<T>, T, T>(new VidyaState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average and of the oscillator.</summary>
    public int Period { get; } = period;
}
