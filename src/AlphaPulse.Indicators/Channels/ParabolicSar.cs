using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The parabolic stop and reverse of Wilder: a stop that approaches the price ever faster while there are new extremes, and changes its
/// side when the price reaches it.</summary>
/// <remarks>
/// The first value comes with bar 2. Peers differ in the first direction and agree after the first reversals. The stop of a bar never
/// lies within the two bars before it. Bars that touch the stop reverse it; with <see cref="SarStart.Middle"/> only those beyond it. A
/// missing high or low (NaN) starts all again. Where it began is not forgotten within any number of bars, so that there is no
/// convergence. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="step">The acceleration at the beginning of a direction, and what each new extreme adds; from 0 to 10.</param>
/// <param name="maximum">The greatest acceleration; from 0 to 10.</param>
/// <param name="start">How the first direction is taken; from the movement by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ParabolicSar<T>(decimal step = 0.02m, decimal maximum = 0.2m, SarStart start = SarStart.Movement)
    : Indicator<ParabolicSarState<T>, Ohlcv<T>, StopValue<T>>(new ParabolicSarState<T>(step, maximum, start))
    where T : struct, INumber<T>
{
    /// <summary>The acceleration at the beginning of a direction, and what each new extreme adds.</summary>
    public decimal Step { get; } = step;

    /// <summary>The greatest acceleration.</summary>
    public decimal Maximum { get; } = maximum;

    /// <summary>How the first direction is taken.</summary>
    public SarStart Start { get; } = start;
}
