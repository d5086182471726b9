using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="MarketFacilitation{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MarketFacilitationState<T> : IIndicatorState<MarketFacilitationState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither decimal nor double.</exception>
    public MarketFacilitationState() => Number.EnsureSupported<T>();

    /// <inheritdoc/>
    public readonly string Name => "marketfi";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (input.Volume == T.Zero)
        {
            return false;
        }

        output = (input.High - input.Low) / input.Volume;
        return Number.IsPresent(output) && Number.IsPresent(input.Volume);
    }

    /// <inheritdoc/>
    public readonly MarketFacilitationState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly MarketFacilitationState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        // There is nothing to remember.
    }

    /// <inheritdoc/>
    public readonly MarketFacilitationState<T> Load(ref StateReader reader) => this;
}
