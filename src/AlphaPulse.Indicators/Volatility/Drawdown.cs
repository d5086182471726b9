using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The drawdown: how far the value is below its greatest so far, as an amount, a fraction and a logarithm.</summary>
/// <remarks>
/// The first value comes with bar 1. The maximum is never forgotten: there is no convergence. No fraction where the maximum is not
/// positive, no logarithm where the value is not. A missing value (NaN) starts again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Drawdown<T>()
    : Indicator<DrawdownState<T>, T, DrawdownValue<T>>(new DrawdownState<T>())
    where T : struct, INumber<T>;
