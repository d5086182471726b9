using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The range action verification index of Chande: how far a short mean is from a long one, in percent of the long one.</summary>
/// <remarks>
/// 100 |SMA(fast) - SMA(slow)| / SMA(slow) (Chande, Beyond Technical Analysis, 1997). The first value comes with bar slow. A missing
/// value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; below that of the slow one; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class RangeActionVerification<T>(int fast = 7, int slow = 65)
    : Indicator<RangeActionVerificationState<T>, T, T>(new RangeActionVerificationState<T>(fast, slow))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average; below that of the slow one.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;
}
