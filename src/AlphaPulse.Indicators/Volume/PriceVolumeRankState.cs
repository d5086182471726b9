using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PriceVolumeRank{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PriceVolumeRankState<T> : IIndicatorState<PriceVolumeRankState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private T _lastClose;
    private T _lastVolume;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither decimal nor double.</exception>
    public PriceVolumeRankState() => Number.EnsureSupported<T>();

    /// <inheritdoc/>
    public readonly string Name => "pvr";

    /// <inheritdoc/>
    public readonly int Warmup => 2;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input.Close) || !Number.IsPresent(input.Volume))
        {
            this = new PriceVolumeRankState<T>();
            return false;
        }

        var hasRank = _hasLast;
        var rises = input.Close >= _lastClose;
        var more = input.Volume >= _lastVolume;
        _lastClose = input.Close;
        _lastVolume = input.Volume;
        _hasLast = true;
        if (hasRank)
        {
            output = Number.Convert<T>(rises ? (more ? 1 : 2) : (more ? 4 : 3));
        }

        return hasRank;
    }

    /// <inheritdoc/>
    public readonly PriceVolumeRankState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly PriceVolumeRankState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.WriteValue(in _lastClose);
        writer.WriteValue(in _lastVolume);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly PriceVolumeRankState<T> Load(ref StateReader reader) => this with
    {
        _lastClose = reader.ReadValue<T>(),
        _lastVolume = reader.ReadValue<T>(),
        _hasLast = reader.ReadInt32(0, 1) == 1,
    };
}
