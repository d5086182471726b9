using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Midprice{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MidpriceState<T> : IIndicatorState<MidpriceState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private DonchianState<T> _channel;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public MidpriceState(int period) => _channel = new DonchianState<T>(period, ChannelWindow.Current);

    /// <inheritdoc/>
    public readonly string Name => "midprice";

    /// <inheritdoc/>
    public readonly int Warmup => _channel.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var hasValue = _channel.Next(in input, out var channel);
        output = hasValue ? channel.Middle : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly MidpriceState<T> Copy() => this with { _channel = _channel.Copy() };

    /// <inheritdoc/>
    public readonly MidpriceState<T> Fresh() => this with { _channel = _channel.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _channel.Save(ref writer);

    /// <inheritdoc/>
    public readonly MidpriceState<T> Load(ref StateReader reader) => this with { _channel = _channel.Load(ref reader) };
}
