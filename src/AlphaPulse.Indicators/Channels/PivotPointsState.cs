using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PivotPoints{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PivotPointsState<T> : IIndicatorState<PivotPointsState<T>, Ohlcv<T>, PivotPointsValue<T>>
    where T : struct, INumber<T>
{
    private readonly PivotMethod _method;
    private readonly CalendarWindow _window;
    private long _part;
    private bool _begun;
    private bool _hasLast;
    private T _open;
    private T _high;
    private T _low;
    private T _close;
    private T _lastOpen;
    private T _lastHigh;
    private T _lastLow;
    private T _lastClose;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="method">Whose levels.</param>
    /// <param name="window">The calendar window.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PivotPointsState(PivotMethod method, CalendarWindow window)
    {
        Number.EnsureSupported<T>();
        _method = (uint)method <= (uint)PivotMethod.DeMark
            ? method
            : throw new ArgumentOutOfRangeException(nameof(method), method, "Choose one of the methods.");
        _window = CalendarPart.Check(window);
    }

    /// <inheritdoc/>
    public readonly string Name => _method switch
    {
        PivotMethod.Fibonacci => "pivotfibonacci",
        PivotMethod.Woodie => "pivotwoodie",
        PivotMethod.Camarilla => "pivotcamarilla",
        PivotMethod.DeMark => "pivotdemark",
        _ => "pivotpts",
    };

    /// <inheritdoc/>
    public readonly int Warmup => 2;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out PivotPointsValue<T> output)
    {
        var isPresent = BarPresence.HasAll(in input);
        if (!isPresent)
        {
            this = Fresh();
            output = default;
            return false;
        }

        var part = CalendarPart.NumberOf(input.OpenTime, _window);
        var hasValue = _begun;
        output = default;
        if (_begun && part != _part)
        {
            (_lastOpen, _lastHigh, _lastLow, _lastClose, _hasLast) = (_open, _high, _low, _close, true);
        }

        var isFirst = !_begun || part != _part;
        var present = isFirst ? input.Open : _open;
        if (hasValue)
        {
            output = _hasLast
                ? PivotLevels.Of(_method, _lastOpen, _lastHigh, _lastLow, _lastClose, present)
                : PivotLevels.Of(_method, _open, _high, _low, _close, present);
        }

        (_begun, _part, _open, _close) = (true, part, present, input.Close);
        _high = isFirst ? input.High : Number.Max(_high, input.High);
        _low = isFirst ? input.Low : Number.Min(_low, input.Low);
        if (!hasValue || AreFinite(in output))
        {
            return hasValue;
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly PivotPointsState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly PivotPointsState<T> Fresh() => new(_method, _window);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_method);
        writer.Parameter((int)_window);
        writer.Write(_part);
        writer.Write((_begun ? 1 : 0) + (_hasLast ? 2 : 0));
        foreach (var price in (ReadOnlySpan<T>)[_open, _high, _low, _close, _lastOpen, _lastHigh, _lastLow, _lastClose])
        {
            writer.WriteValue(in price);
        }
    }

    /// <inheritdoc/>
    public readonly PivotPointsState<T> Load(ref StateReader reader)
    {
        reader.Parameter("method", (int)_method);
        reader.Parameter("window", (int)_window);
        var part = reader.ReadInt64();
        var flags = reader.ReadInt32(0, 3);
        return this with
        {
            _part = part,
            _begun = (flags & 1) != 0,
            _hasLast = (flags & 2) != 0,
            _open = reader.ReadValue<T>(),
            _high = reader.ReadValue<T>(),
            _low = reader.ReadValue<T>(),
            _close = reader.ReadValue<T>(),
            _lastOpen = reader.ReadValue<T>(),
            _lastHigh = reader.ReadValue<T>(),
            _lastLow = reader.ReadValue<T>(),
            _lastClose = reader.ReadValue<T>(),
        };
    }

    // The outer levels are the furthest.
    private static bool AreFinite(in PivotPointsValue<T> value) =>
        Number.IsPresent(value.Pivot)
        && Number.IsPresent(value.Support4 ?? value.Support3 ?? value.Support1)
        && Number.IsPresent(value.Resistance4 ?? value.Resistance3 ?? value.Resistance1);
}
