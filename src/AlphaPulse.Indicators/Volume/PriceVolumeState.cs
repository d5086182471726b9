using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PriceVolume{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PriceVolumeState<T> : IIndicatorState<PriceVolumeState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither decimal nor double.</exception>
    public PriceVolumeState() => Number.EnsureSupported<T>();

    /// <inheritdoc/>
    public readonly string Name => "pvol";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Next(in Ohlcv<T> input, out T output)
    {
        const double Limit = 7e28;
        return RealFunctions.TryMultiply(input.Close, input.Volume, Limit, out output);
    }

    /// <inheritdoc/>
    public readonly PriceVolumeState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly PriceVolumeState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        // There is nothing to remember.
    }

    /// <inheritdoc/>
    public readonly PriceVolumeState<T> Load(ref StateReader reader) => this;
}
