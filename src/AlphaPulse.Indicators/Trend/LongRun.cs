using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The runs of a fast and a slow series: 1 in a long run, -1 in a short one, otherwise 0.</summary>
/// <remarks>
/// In a long run the first, fast series has risen over n bars while the second, slow one has risen or fallen; in a short run the fast one has
/// fallen. Where the slow one stands there is no run. The first value comes with bar n + 1. A missing value (NaN) in either starts the
/// warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">Over how many bars the series are compared; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">The argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class LongRun<T>(int period = 2)
    : Indicator<LongRunState<T>, Pair<T>, T>(new LongRunState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>Over how many bars the series are compared.</summary>
    public int Period { get; } = period;
}
