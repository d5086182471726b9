using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AccumulationDistribution{T}"/>.</summary>
/// <remarks>Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AccumulationDistributionState<T> : IIndicatorState<AccumulationDistributionState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private RunningSum<T> _sum;

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither decimal nor double.</exception>
    public AccumulationDistributionState() => Number.EnsureSupported<T>();

    /// <inheritdoc/>
    public readonly string Name => "ad";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var range = input.High - input.Low;
        if (range != T.Zero)
        {
            // The ratio first: it is at most 1, while a price times a volume can leave the range of decimal.
            _sum.Add((input.Close - input.Low - (input.High - input.Close)) / range * input.Volume);
        }

        output = _sum.Value;
        if (Number.IsPresent(output) && Number.IsPresent(range) && Number.IsPresent(input.Close) && Number.IsPresent(input.Volume))
        {
            return true;
        }

        // A missing value, or a sum that left the range of double, starts it again.
        _sum = default;
        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly AccumulationDistributionState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly AccumulationDistributionState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _sum.Save(ref writer);

    /// <inheritdoc/>
    public readonly AccumulationDistributionState<T> Load(ref StateReader reader) => this with { _sum = _sum.Load(ref reader) };
}
