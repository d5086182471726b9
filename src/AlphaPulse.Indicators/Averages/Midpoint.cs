using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The middle between the highest and the lowest of the last n values.</summary>
/// <remarks>
/// The first value comes with bar n. A missing value (NaN) leaves no value until n present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Midpoint<T>(int period) : Indicator<MidpointState<T>, T, T>(new MidpointState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
