using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Ichimoku{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct IchimokuState<T> : IIndicatorState<IchimokuState<T>, Ohlcv<T>, IchimokuValue<T>>
    where T : struct, INumber<T>
{
    private WindowExtremes<T> _short;
    private WindowExtremes<T> _long;
    private WindowExtremes<T> _longest;
    private WindowLag<T> _spanA;
    private WindowLag<T> _spanB;
    private WindowLag<T> _close;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="conversion">The bars of the conversion line; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="baseline">The bars of the base line; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="span">The bars of span B; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="shift">How many bars the spans are drawn ahead; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public IchimokuState(int conversion, int baseline, int span, int shift)
    {
        _short = new WindowExtremes<T>(Period.Check(conversion, 1));
        _long = new WindowExtremes<T>(Period.Check(baseline, 1));
        _longest = new WindowExtremes<T>(Period.Check(span, 1));
        _spanA = new WindowLag<T>(Period.Check(shift, 1));
        _spanB = new WindowLag<T>(shift);
        _close = new WindowLag<T>(shift);
    }

    /// <inheritdoc/>
    public readonly string Name => "ichimoku";

    /// <inheritdoc/>
    public readonly int Warmup => Math.Min(Math.Min(_short.Length, _long.Length), _close.Length + 1);

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => output switch
    {
        0 => _short.Length,
        1 => _long.Length,
        2 => Math.Max(_short.Length, _long.Length) + _close.Length,
        3 => _longest.Length + _close.Length,
        _ => _close.Length + 1,
    };

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => OutputsEnd();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out IchimokuValue<T> output)
    {
        var conversion = _short.Push(input.High, input.Low) ? Middle(in _short) : null;
        var line = _long.Push(input.High, input.Low) ? Middle(in _long) : null;
        var spanA = conversion is { } one && line is { } other ? other + ((one - other) / Number.Convert<T>(2)) : (T?)null;
        var spanB = _longest.Push(input.High, input.Low) ? Middle(in _longest) : null;
        var hasClose = _close.Push(input.Close, out _);
        output = new IchimokuValue<T>(conversion, line, Lagged(ref _spanA, spanA), Lagged(ref _spanB, spanB), hasClose ? input.Close : null);
        var isMissing = !BarPresence.HasRangeAndClose(in input);
        var hasValue = !isMissing && (output.Conversion ?? output.Base ?? output.SpanA ?? output.SpanB ?? output.Lagging) is not null;
        output = hasValue ? output : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly IchimokuState<T> Copy() => this with
    {
        _short = _short.Copy(),
        _long = _long.Copy(),
        _longest = _longest.Copy(),
        _spanA = _spanA.Copy(),
        _spanB = _spanB.Copy(),
        _close = _close.Copy(),
    };

    /// <inheritdoc/>
    public readonly IchimokuState<T> Fresh() => new(_short.Length, _long.Length, _longest.Length, _close.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_close.Length);
        _short.Save(ref writer);
        _long.Save(ref writer);
        _longest.Save(ref writer);
        _spanA.Save(ref writer);
        _spanB.Save(ref writer);
        _close.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly IchimokuState<T> Load(ref StateReader reader)
    {
        reader.Parameter("shift", _close.Length);
        return this with
        {
            _short = _short.Load(ref reader),
            _long = _long.Load(ref reader),
            _longest = _longest.Load(ref reader),
            _spanA = _spanA.Load(ref reader),
            _spanB = _spanB.Load(ref reader),
            _close = _close.Load(ref reader),
        };
    }

    private static T? Middle(in WindowExtremes<T> window)
    {
        // Not half the sum, which can leave the range where the prices do not.
        var low = window.Lowest();
        var middle = low + ((window.Highest() - low) / Number.Convert<T>(2));
        return Number.IsPresent(middle) ? middle : null;
    }

    private static T? Lagged(ref WindowLag<T> lag, T? value)
    {
        // A decimal has no value before its window is full only, and no bar before that is asked for.
        if (value is null && typeof(T) == typeof(decimal))
        {
            return null;
        }

        var hasValue = lag.Push(value ?? Number.From<T>(double.NaN), out var before);
        return hasValue ? before : null;
    }

    private readonly int OutputsEnd() => Math.Max(OutputWarmup(2), OutputWarmup(3));
}
