using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The psychological line: how many of the last n changes were rises, in percent.</summary>
/// <remarks>
/// A value that is equal to the one before has not risen. The first value comes with bar n + 1. A missing value (NaN) starts the warm-up
/// again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many changes are looked at; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PsychologicalLine<T>(int period = 12)
    : Indicator<PsychologicalLineState<T>, T, T>(new PsychologicalLineState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>How many changes are looked at.</summary>
    public int Period { get; } = period;
}
