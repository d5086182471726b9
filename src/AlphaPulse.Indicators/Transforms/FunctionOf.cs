using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A function of each value for itself: trigonometric, logarithmic, rounding and others.</summary>
/// <remarks>
/// Decimals are calculated in decimal, to the last of their 28 digits. The first value comes with bar 1. Outside of what the function is defined for, and where the result is over the range of the number type, there is no value, nor for a missing one (NaN). Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="function">Which</param>
/// <param name="factor">What the value is multiplied with first; above 0</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class FunctionOf<T>(ValueFunction function, decimal factor = 1) : Indicator<FunctionOfState<T>, T, T>(new FunctionOfState<T>(function, factor))
    where T : struct, INumber<T>
{
    /// <summary>Which.</summary>
    public ValueFunction Function { get; } = function;

    /// <summary>What the value is multiplied with first.</summary>
    public decimal Factor { get; } = factor;
}
