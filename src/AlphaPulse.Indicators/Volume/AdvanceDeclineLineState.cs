using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AdvanceDeclineLine{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AdvanceDeclineLineState<T> : IIndicatorState<AdvanceDeclineLineState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    private RunningSum<T> _sum;

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither decimal nor double.</exception>
    public AdvanceDeclineLineState() => Number.EnsureSupported<T>();

    /// <inheritdoc/>
    public readonly string Name => "adline";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Pair<T> input, out T output)
    {
        _sum.Add(input.First - input.Second);
        output = _sum.Value;
        if (Number.IsPresent(output))
        {
            return true;
        }

        _sum = default;
        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly AdvanceDeclineLineState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly AdvanceDeclineLineState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _sum.Save(ref writer);

    /// <inheritdoc/>
    public readonly AdvanceDeclineLineState<T> Load(ref StateReader reader) => this with
    {
        _sum = _sum.Load(ref reader),
    };
}
