using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Vwap{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct VwapState<T> : IIndicatorState<VwapState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly VwapAnchor _anchor;
    private T _mean;
    private T _volume;
    private long _part;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="anchor">Where it begins anew.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public VwapState(VwapAnchor anchor)
    {
        Number.EnsureSupported<T>();
        _anchor = anchor is VwapAnchor.Start or VwapAnchor.Day or VwapAnchor.Week or VwapAnchor.Month
            ? anchor
            : throw new ArgumentOutOfRangeException(nameof(anchor), anchor, "Choose the start, the day, the week or the month.");
    }

    /// <inheritdoc/>
    public readonly string Name => "vwap";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var part = _anchor switch
        {
            VwapAnchor.Day => CalendarPart.NumberOf(input.OpenTime, CalendarWindow.Day),
            VwapAnchor.Week => CalendarPart.NumberOf(input.OpenTime, CalendarWindow.Week),
            VwapAnchor.Month => CalendarPart.NumberOf(input.OpenTime, CalendarWindow.Month),
            _ => 0,
        };
        if (part != _part)
        {
            (_part, _mean, _volume) = (part, T.Zero, T.Zero);
        }

        // A mean that moves by the share of each bar, because sums of price times volume can leave the range of decimal.
        var typical = PriceSources.Select(PriceSource.Hlc3, in input);
        var volume = _volume + input.Volume;
        var mean = input.Volume == T.Zero ? _mean : _mean + (typical - _mean) * (input.Volume / volume);
        if (!Number.IsPresent(typical) || !Number.IsPresent(volume) || !Number.IsPresent(mean))
        {
            this = Fresh();
            output = default;
            return false;
        }

        _mean = mean;
        _volume = volume;
        var hasValue = volume > T.Zero;
        output = hasValue ? mean : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly VwapState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly VwapState<T> Fresh() => new(_anchor);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_anchor);
        writer.Write(_part);
        writer.WriteValue(in _mean);
        writer.WriteValue(in _volume);
    }

    /// <inheritdoc/>
    public readonly VwapState<T> Load(ref StateReader reader)
    {
        reader.Parameter("anchor", (int)_anchor);
        return this with { _part = reader.ReadInt64(), _mean = reader.ReadValue<T>(), _volume = reader.ReadValue<T>() };
    }
}
