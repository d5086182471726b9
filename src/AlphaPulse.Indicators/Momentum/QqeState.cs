using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Qqe{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct QqeState<T> : IIndicatorState<QqeState<T>, T, QqeValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _smoothing;
    private readonly decimal _factor;
    private readonly T _distance;
    private RsiState<T> _index;
    private EmaState<T> _smoothed;
    private EmaState<T> _change;
    private EmaState<T> _average;
    private T _last;
    private bool _hasLast;

    // The bands of the last bar and of the one before; how many of the two there are.
    private T _long;
    private T _short;
    private T _longBefore;
    private T _shortBefore;
    private int _bands;
    private bool _isDown;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the relative strength index; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="smoothing">The period of its average; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="factor">How many average changes the bands are away; from 0.1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public QqeState(int period, int smoothing, decimal factor)
    {
        _period = Period.Check(period, 2);
        _smoothing = Period.Check(smoothing, 1);
        _factor = factor is >= 0.1m and <= 100m
            ? factor
            : throw new ArgumentOutOfRangeException(nameof(factor), factor, "Choose a value from 0.1 to 100.");
        _index = new RsiState<T>(period);
        _smoothed = new EmaState<T>(smoothing, EmaSeed.Average);
        _change = new EmaState<T>(2 * period - 1, EmaSeed.Average);
        _average = new EmaState<T>(2 * period - 1, EmaSeed.Average);
        _distance = Number.Convert<T>(factor);
    }

    /// <inheritdoc/>
    public readonly string Name => "qqe";

    /// <inheritdoc/>
    public readonly int Warmup => _index.Warmup + _smoothing - 1;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 1 ? 0 : 4 * _period - 3);

    /// <inheritdoc/>
    /// <remarks>A stop holds until the market turns through it, however long that takes: no number of bars is sure to forget it.</remarks>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    public bool Next(in T input, out QqeValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        if (!_index.Next(in input, out var index) || !_smoothed.Next(in index, out var strength))
        {
            return false;
        }

        output = new QqeValue<T>(null, strength, null, null, null);
        var (last, hasLast) = (_last, _hasLast);
        _last = strength;
        _hasLast = true;
        if (!hasLast || !_change.Next(T.Abs(strength - last), out var change) || !_average.Next(in change, out var average))
        {
            return true;
        }

        Trail(strength, last, average * _distance);
        output = new QqeValue<T>(_isDown ? _short : _long, strength, _long, _short, _isDown ? -T.One : T.One);
        return true;
    }

    /// <inheritdoc/>
    public readonly QqeState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly QqeState<T> Fresh() => new(_period, _smoothing, _factor);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_smoothing);
        writer.Parameter(_factor);
        _index.Save(ref writer);
        _smoothed.Save(ref writer);
        _change.Save(ref writer);
        _average.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
        writer.WriteValue(in _long);
        writer.WriteValue(in _short);
        writer.WriteValue(in _longBefore);
        writer.WriteValue(in _shortBefore);
        writer.Write(_bands);
        writer.Write(_isDown ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly QqeState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("smoothing", _smoothing);
        reader.Parameter("factor", _factor);
        return this with
        {
            _index = _index.Load(ref reader),
            _smoothed = _smoothed.Load(ref reader),
            _change = _change.Load(ref reader),
            _average = _average.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
            _long = reader.ReadValue<T>(),
            _short = reader.ReadValue<T>(),
            _longBefore = reader.ReadValue<T>(),
            _shortBefore = reader.ReadValue<T>(),
            _bands = reader.ReadInt32(0, 2),
            _isDown = reader.ReadInt32(0, 1) == 1,
        };
    }

    private void Trail(T strength, T last, T distance)
    {
        var (below, above) = (strength - distance, strength + distance);
        var (oldLong, oldShort) = (_long, _short);
        var keepsLong = _bands > 0 && last > oldLong && strength > oldLong;
        var keepsShort = _bands > 0 && last < oldShort && strength < oldShort;
        if (_bands > 1)
        {
            // Where the index crossed the band above, either way, the rise begins; where it crossed the band below, the fall.
            if ((strength > oldShort && last < _shortBefore) || (strength <= oldShort && last >= _shortBefore))
            {
                _isDown = false;
            }
            else if ((strength > oldLong && last < _longBefore) || (strength <= oldLong && last >= _longBefore))
            {
                _isDown = true;
            }
        }

        (_longBefore, _shortBefore) = (oldLong, oldShort);
        _long = keepsLong ? T.Max(oldLong, below) : below;
        _short = keepsShort ? T.Min(oldShort, above) : above;
        _bands = Math.Min(_bands + 1, 2);
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _index.Next(in missing, out _);
        _smoothed.Next(in missing, out _);
        _change.Next(in missing, out _);
        _average.Next(in missing, out _);
        _last = T.Zero;
        _hasLast = false;
        _long = T.Zero;
        _short = T.Zero;
        _longBefore = T.Zero;
        _shortBefore = T.Zero;
        _bands = 0;
        _isDown = false;
    }
}
