using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The value n bars before.</summary>
/// <remarks>
/// The first value comes with bar n + 1. A missing value (NaN) leaves no value until n + 1 present ones followed. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many bars before; from 1 to <see cref="Period.Maximum"/></param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Lag<T>(int period = 1) : Indicator<LagState<T>, T, T>(new LagState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>How many bars before.</summary>
    public int Period { get; } = period;
}
