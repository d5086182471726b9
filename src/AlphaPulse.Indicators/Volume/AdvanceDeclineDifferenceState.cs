using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AdvanceDeclineDifference{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AdvanceDeclineDifferenceState<T> : IIndicatorState<AdvanceDeclineDifferenceState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither decimal nor double.</exception>
    public AdvanceDeclineDifferenceState() => Number.EnsureSupported<T>();

    /// <inheritdoc/>
    public readonly string Name => "addiff";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Next(in Pair<T> input, out T output)
    {
        output = input.First - input.Second;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly AdvanceDeclineDifferenceState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly AdvanceDeclineDifferenceState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        // There is nothing to remember.
    }

    /// <inheritdoc/>
    public readonly AdvanceDeclineDifferenceState<T> Load(ref StateReader reader) => this;
}
