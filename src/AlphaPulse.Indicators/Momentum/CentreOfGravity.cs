using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The centre of gravity oscillator of Ehlers: where in the window the prices weigh most, in bars; it has nearly no lag.</summary>
/// <remarks>
/// (n + 1) / 2 less the mean age of the prices, weighted by the prices, the newest having the age 1 (Ehlers, Cybernetic Analysis for Stocks
/// and Futures, 2004): 0 for a flat window, above 0 where the newer prices are the higher ones. With <see cref="GravityOrigin.Newest"/>
/// without the (n + 1) / 2. The first value comes with bar n; none where the prices sum to 0. A missing value (NaN) leaves no value until
/// it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="origin">Where the ages count from.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class CentreOfGravity<T>(int period = 10, GravityOrigin origin = GravityOrigin.Middle)
    : Indicator<CentreOfGravityState<T>, T, T>(new CentreOfGravityState<T>(period, origin))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>Where the ages count from.</summary>
    public GravityOrigin Origin { get; } = origin;
}
