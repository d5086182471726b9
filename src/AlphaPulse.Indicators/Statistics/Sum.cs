using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The sum of the last n values, which does not drift however many pass through.</summary>
/// <remarks>
/// See <see cref="WindowSum{T}"/>. The first value comes with bar n. A missing value (NaN) leaves no value until it has left the window. Not
/// safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Sum<T>(int period)
    : Indicator<SumState<T>, T, T>(new SumState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
