using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The logarithmic return: the natural logarithm of the value over that n bars before.</summary>
/// <remarks>
/// The first value comes with bar n + 1. There is none where the value or that n bars before is not positive. A missing value (NaN)
/// leaves no value until n + 1 present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many bars before; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class LogReturn<T>(int period = 1)
    : Indicator<ReturnState<T>, T, T>(new ReturnState<T>(period, ReturnKind.Logarithmic))
    where T : struct, INumber<T>
{
    /// <summary>How many bars before.</summary>
    public int Period { get; } = period;
}
