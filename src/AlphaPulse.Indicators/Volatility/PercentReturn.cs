using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The simple return: the change since n bars before over the value then, as a fraction.</summary>
/// <remarks>
/// The first value comes with bar n + 1. There is none where the value n bars before is 0. A missing value (NaN) leaves no value until
/// n + 1 present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many bars before; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PercentReturn<T>(int period = 1)
    : Indicator<ReturnState<T>, T, T>(new ReturnState<T>(period, ReturnKind.Simple))
    where T : struct, INumber<T>
{
    /// <summary>How many bars before.</summary>
    public int Period { get; } = period;
}
