using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The advancing over the declining issues of a market.</summary>
/// <remarks>
/// The first series are the advancing issues, the second the declining ones. The first value comes with bar 1; none where no issue
/// declined. A missing number (NaN) leaves no value. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AdvanceDeclineRatio<T>()
    : Indicator<AdvanceDeclineRatioState<T>, Pair<T>, T>(new AdvanceDeclineRatioState<T>())
    where T : struct, INumber<T>;
