using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The advance/decline line: the sum of the advancing less the declining issues since the first bar.</summary>
/// <remarks>
/// The first series are the advancing issues, the second the declining ones. The first value comes with bar 1. Only changes mean
/// something: there is no convergence. For <see cref="double"/>, what each addition rounds away is carried along. A missing number
/// (NaN) starts the sum again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AdvanceDeclineLine<T>()
    : Indicator<AdvanceDeclineLineState<T>, Pair<T>, T>(new AdvanceDeclineLineState<T>())
    where T : struct, INumber<T>;
