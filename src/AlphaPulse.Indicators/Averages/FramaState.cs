using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Frama{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct FramaState<T> : IIndicatorState<FramaState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly FramaPrice _price;
    private WindowExtremes<T> _whole;
    private WindowExtremes<T> _half;

    // The extremes of the half before.
    private WindowLag<T> _highs;
    private WindowLag<T> _lows;
    private T _weight;
    private T _average;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; even, from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="price">The price that is averaged.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public FramaState(int period, FramaPrice price)
    {
        _period = Period.Check(period, 2) % 2 == 0
            ? period
            : throw new ArgumentOutOfRangeException(nameof(period), period, "Choose an even period.");
        _price = price is FramaPrice.Close or FramaPrice.Median
            ? price
            : throw new ArgumentOutOfRangeException(nameof(price), price, "Choose the close or the median.");
        _whole = new WindowExtremes<T>(period);
        _half = new WindowExtremes<T>(period / 2);
        _highs = new WindowLag<T>(period / 2);
        _lows = new WindowLag<T>(period / 2);
        _weight = T.One;
    }

    /// <inheritdoc/>
    public readonly string Name => "frama";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + Period.BarsToForget(0.99, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        var price = _price == FramaPrice.Close ? input.Close : PriceSources.Select(PriceSource.Hl2, in input);
        var whole = _whole.Push(input.High, input.Low);
        if (!Number.IsPresent(price))
        {
            whole = false;
        }

        if (!_half.Push(input.High, input.Low))
        {
            Forget(input);
            return false;
        }

        var (high, low) = (_half.Highest(), _half.Lowest());
        if (!(_highs.Push(high, out var highBefore) & _lows.Push(low, out var lowBefore)) || !whole)
        {
            _begun = false;
            return false;
        }

        Weigh(high - low + (highBefore - lowBefore), high > low && highBefore > lowBefore);
        if (!_begun)
        {
            _average = price;
            _begun = true;
            return false;
        }

        _average += _weight * (price - _average);
        _begun = Number.IsPresent(_average);
        output = _begun ? _average : default;
        return _begun;
    }

    /// <inheritdoc/>
    public readonly FramaState<T> Copy() =>
        this with { _whole = _whole.Copy(), _half = _half.Copy(), _highs = _highs.Copy(), _lows = _lows.Copy() };

    /// <inheritdoc/>
    public readonly FramaState<T> Fresh() => new(_period, _price);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_price);
        _whole.Save(ref writer);
        _half.Save(ref writer);
        _highs.Save(ref writer);
        _lows.Save(ref writer);
        writer.WriteValue(in _weight);
        writer.WriteValue(in _average);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly FramaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("price", (int)_price);
        return this with
        {
            _whole = _whole.Load(ref reader),
            _half = _half.Load(ref reader),
            _highs = _highs.Load(ref reader),
            _lows = _lows.Load(ref reader),
            _weight = reader.ReadValue<T>(),
            _average = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    private void Forget(in Ohlcv<T> input)
    {
        _begun = false;
        if (typeof(T) == typeof(double) && !BarPresence.HasRange(in input))
        {
            var missing = Number.From<T>(double.NaN);
            _highs.Push(missing, out _);
            _lows.Push(missing, out _);
            _weight = T.One;
        }
    }

    // D = log2((range of one half + range of the other) / (half the range of the whole)); exp(-4.6 (D - 1)).
    private void Weigh(T halves, bool haveRanges)
    {
        var whole = _whole.Highest() - _whole.Lowest();
        if (!haveRanges || !Number.IsPresent(halves) || !Number.IsPresent(whole))
        {
            return;
        }

        var excess = RealFunctions.LogOfRatio(halves, whole) / Elementary.Ln(Number.Convert<T>(2));

        // The weight is at most 1; the power itself may be over the range of decimal.
        var weight = Elementary.Exp(Number.Min(T.Zero, Number.Convert<T>(-4.6m) * excess));
        _weight = Number.Max(Number.Convert<T>(0.01m), weight);
    }
}
