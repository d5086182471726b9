using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The sum, difference, product or quotient of two series, bar by bar.</summary>
/// <remarks>
/// The first value comes with bar 1. A division by 0 and a result over the range of the number type have no value, nor have missing values (NaN). Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="operation">Which</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Arithmetic<T>(ArithmeticOperation operation) : Indicator<ArithmeticState<T>, Pair<T>, T>(new ArithmeticState<T>(operation))
    where T : struct, INumber<T>
{
    /// <summary>Which.</summary>
    public ArithmeticOperation Operation { get; } = operation;
}
