using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The ulcer index of Martin: the root mean square of the drawdowns of n bars, in percent.</summary>
/// <remarks>
/// A drawdown is 100 (value - maximum) / maximum (Martin and McCann, The Investor's Guide to Fidelity Funds, 1989); see <see
/// cref="UlcerMaximum"/> for the maximum. The first value comes with bar n, or 2n - 1 with a rolling maximum; none where a maximum is
/// not positive. A bar costs n steps. A missing value (NaN) leaves no value until it has left the windows. Not safe for use from
/// several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="maximum">From which maximum the drawdowns are; that of the window by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class UlcerIndex<T>(int period = 14, UlcerMaximum maximum = UlcerMaximum.Window)
    : Indicator<UlcerIndexState<T>, T, T>(new UlcerIndexState<T>(period, maximum))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>From which maximum the drawdowns are.</summary>
    public UlcerMaximum Maximum { get; } = maximum;
}
