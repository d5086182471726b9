using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The positive volume index of Dysart and Fosback: the price as it moved on the bars with more volume than the bar before.</summary>
/// <remarks>
/// Begins with a start value at bar 1 and follows the relative changes of the close on the bars with more volume (Fosback, Stock Market
/// Logic, 1976). Only relative changes mean something: there is no convergence. After a close of 0, and where the index would go beyond
/// 10^28, the bar has no value and the change is left out. A missing close or volume (NaN) starts it again. Not safe for use from
/// several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="start">What the index begins with; above 0, at most 10^12.</param>
/// <param name="rule">How it takes in the changes; compounded by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PositiveVolumeIndex<T>(decimal start = 1000m, VolumeIndexRule rule = VolumeIndexRule.Compounded)
    : Indicator<VolumeIndexState<T>, Ohlcv<T>, T>(new VolumeIndexState<T>(VolumeIndexKind.Positive, start, rule))
    where T : struct, INumber<T>
{
    /// <summary>What the index begins with.</summary>
    public decimal Start { get; } = start;

    /// <summary>How it takes in the changes.</summary>
    public VolumeIndexRule Rule { get; } = rule;
}
