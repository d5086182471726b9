using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="FisherTransform{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct FisherTransformState<T> : IIndicatorState<FisherTransformState<T>, Ohlcv<T>, FisherValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly FisherStart _start;
    private WindowExtremes<T> _window;

    // The extremes of the bars so far, while the window is not full.
    private T _highest;
    private T _lowest;
    private T _origin;
    private T _place;
    private T _fisher;
    private int _bars;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <param name="start">When it begins.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public FisherTransformState(int period, FisherStart start)
    {
        _period = Period.Check(period, 3);
        _start = start is FisherStart.Window or FisherStart.Growing
            ? start
            : throw new ArgumentOutOfRangeException(nameof(start), start, "Choose the full or the growing window.");
        _window = new WindowExtremes<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "fisher";

    /// <inheritdoc/>
    public readonly int Warmup => _start == FisherStart.Growing ? 2 : _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period + Period.BarsToForget(0.67, epsilon) + Period.BarsToForget(0.67, epsilon);

    /// <inheritdoc/>
    public bool Next(in Ohlcv<T> input, out FisherValue<T> output)
    {
        output = default;
        if (!BarPresence.HasRange(in input))
        {
            Restart();
            return false;
        }

        // Twice the middle, from a price of the series: the place is the same, and small moves keep all their digits.
        _origin = _bars == 0 ? input.Low : _origin;
        var middle = input.High - _origin + (input.Low - _origin);
        _highest = _bars == 0 ? middle : Number.Max(_highest, middle);
        _lowest = _bars == 0 ? middle : Number.Min(_lowest, middle);
        _bars = Math.Min(_bars + 1, _period);
        var isFull = _window.Push(middle, middle);
        if (!isFull && (_start == FisherStart.Window || !Number.IsPresent(middle)))
        {
            return false;
        }

        var low = isFull ? _window.Lowest() : _lowest;
        var range = (isFull ? _window.Highest() : _highest) - low;
        if (range == T.Zero || !Number.IsPresent(range))
        {
            return false;
        }

        var place = Number.Convert<T>(0.66m) * ((middle - low) / range - Number.Convert<T>(0.5m)) + Number.Convert<T>(0.67m) * _place;
        var limit = Number.Convert<T>(0.99m);
        _place = place > limit ? Number.Convert<T>(0.999m) : place < -limit ? Number.Convert<T>(-0.999m) : place;
        var before = _fisher;
        _fisher = Elementary.Fisher(_place) + before / Number.Convert<T>(2);
        output = new FisherValue<T>(_fisher, before);
        return true;
    }

    /// <inheritdoc/>
    public readonly FisherTransformState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly FisherTransformState<T> Fresh() => new(_period, _start);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_start);
        _window.Save(ref writer);
        writer.WriteValue(in _highest);
        writer.WriteValue(in _lowest);
        writer.WriteValue(in _origin);
        writer.WriteValue(in _place);
        writer.WriteValue(in _fisher);
        writer.Write(_bars);
    }

    /// <inheritdoc/>
    public readonly FisherTransformState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("start", (int)_start);
        return this with
        {
            _window = _window.Load(ref reader),
            _highest = reader.ReadValue<T>(),
            _lowest = reader.ReadValue<T>(),
            _origin = reader.ReadValue<T>(),
            _place = reader.ReadValue<T>(),
            _fisher = reader.ReadValue<T>(),
            _bars = reader.ReadInt32(0, int.MaxValue),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _window.Push(missing, missing);
        _highest = T.Zero;
        _lowest = T.Zero;
        _origin = T.Zero;
        _place = T.Zero;
        _fisher = T.Zero;
        _bars = 0;
    }
}
