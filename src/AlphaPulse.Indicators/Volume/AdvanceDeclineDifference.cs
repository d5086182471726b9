using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The advancing less the declining issues of a market; or new highs less new lows.</summary>
/// <remarks>
/// The first series are the advancing issues, the second the declining ones. The first value comes with bar 1. A missing number (NaN)
/// leaves no value. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AdvanceDeclineDifference<T>()
    : Indicator<AdvanceDeclineDifferenceState<T>, Pair<T>, T>(new AdvanceDeclineDifferenceState<T>())
    where T : struct, INumber<T>;
