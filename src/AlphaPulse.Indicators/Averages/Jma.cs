using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A smoothing in the manner of Jurik: an exponential average, a correction of its lag, and a smoothing of the steps of the result.</summary>
/// <remarks>
/// The formula of Jurik Research was never published; this is the fixed-factor form that circulates in public (see the descriptor), without its adaption to volatility. The first value comes with bar n. A missing value (NaN) has none, and the average begins again with the next. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 1 to <see cref="Period.Maximum"/></param>
/// <param name="phase">How far it runs ahead; from -100, the smoothest, to 100, the quickest</param>
/// <param name="power">How strongly the period smooths; from 1 to 10</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Jma<T>(int period = 7, int phase = 0, int power = 2) : Indicator<JmaState<T>, T, T>(new JmaState<T>(period, phase, power))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>How far it runs ahead.</summary>
    public int Phase { get; } = phase;

    /// <summary>How strongly the period smooths.</summary>
    public int Power { get; } = power;
}
