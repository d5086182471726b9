using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Inside bar: 100 where the bar lies within the range of the one before, else 0.</summary>
/// <remarks>
/// The first value comes with bar 2. After a missing high or low (NaN) the next bar is a first one. Not safe for use from several
/// threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="tie">Whether a bar that touches the high or the low of the one before is inside; not by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class InsideBar<T>(SwingTie tie = SwingTie.Exclude)
    : Indicator<InsideBarState<T>, Ohlcv<T>, T>(new InsideBarState<T>(tie))
    where T : struct, INumber<T>
{
    /// <summary>Whether a bar that touches the high or the low of the one before is inside.</summary>
    public SwingTie Tie { get; } = tie;
}
