using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The price spike of Augen: the newest change of the price in standard deviations of the changes before it.</summary>
/// <remarks>
/// (x - last x) / (last x times the standard deviation of the n logarithmic changes before the newest one) (Augen, The Volatility Edge in
/// Options Trading, 2008). The first value comes with bar n + 2. Only positive prices have one. A bar costs n steps. A missing value
/// (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many logarithmic changes the deviation is of; from 3 to <see cref="Period.Maximum"/>.</param>
/// <param name="kind">What the squared differences are divided by.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AugenPriceSpike<T>(int period = 20, DeviationKind kind = DeviationKind.Population)
    : Indicator<AugenPriceSpikeState<T>, T, T>(new AugenPriceSpikeState<T>(period, kind))
    where T : struct, INumber<T>
{
    /// <summary>How many logarithmic changes the deviation is of.</summary>
    public int Period { get; } = period;

    /// <summary>What the squared differences are divided by.</summary>
    public DeviationKind Kind { get; } = kind;
}
