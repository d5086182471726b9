using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="WaveTrend{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct WaveTrendState<T> : IIndicatorState<WaveTrendState<T>, Ohlcv<T>, WaveTrendValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _channel;
    private readonly int _average;
    private readonly int _signal;
    private EmaState<T> _deviation;
    private EmaState<T> _index;
    private WindowSum<T> _mean;

    // Three times the distance of the price from its average; before there is one, that from the first price.
    private T _distance;
    private T _total;
    private int _count;
    private T _high;
    private T _low;
    private T _close;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="channel">The period of the average of the price and of its deviation; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="average">The period of the average of the index; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">How many values the signal is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public WaveTrendState(int channel, int average, int signal)
    {
        Number.EnsureSupported<T>();
        _channel = Period.Check(channel, 2);
        _average = Period.Check(average, 1);
        _signal = Period.Check(signal, 1);
        _deviation = new EmaState<T>(channel, EmaSeed.Average);
        _index = new EmaState<T>(average, EmaSeed.Average);
        _mean = new WindowSum<T>(signal);
    }

    /// <inheritdoc/>
    public readonly string Name => "wto";

    /// <inheritdoc/>
    public readonly int Warmup => 2 * _channel + _average - 2;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : _signal - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + _signal + 2 * _deviation.ConvergenceBars(epsilon) + _index.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out WaveTrendValue<T> output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            return Restart();
        }

        if (!Distance(in input) || !_deviation.Next(T.Abs(_distance), out var deviation)
            || Residue.IsNothing(deviation, Number.Convert<T>(3) * input.Close))
        {
            return Number.IsPresent(_distance) ? false : Restart();
        }

        // The least deviations of decimals have no digits left for the factor: the quotient first.
        var index = typeof(T) == typeof(decimal) && deviation < Number.Convert<T>(1e-6m)
            ? _distance / deviation / Number.Convert<T>(0.015m)
            : _distance / (Number.Convert<T>(0.015m) * deviation);
        if (!Number.IsPresent(index) || !_index.Next(in index, out var wave))
        {
            return false;
        }

        wave = Rounding.Ratio(wave);
        output = new WaveTrendValue<T>(wave, _mean.Push(wave) ? _mean.Mean() : null);
        return true;
    }

    /// <inheritdoc/>
    public readonly WaveTrendState<T> Copy() => this with { _mean = _mean.Copy() };

    /// <inheritdoc/>
    public readonly WaveTrendState<T> Fresh() => new(_channel, _average, _signal);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_channel);
        writer.Parameter(_average);
        writer.Parameter(_signal);
        _deviation.Save(ref writer);
        _index.Save(ref writer);
        _mean.Save(ref writer);
        writer.WriteValue(in _distance);
        writer.WriteValue(in _total);
        writer.Write(_count);
        writer.WriteValue(in _high);
        writer.WriteValue(in _low);
        writer.WriteValue(in _close);
    }

    /// <inheritdoc/>
    public readonly WaveTrendState<T> Load(ref StateReader reader)
    {
        reader.Parameter("channel", _channel);
        reader.Parameter("average", _average);
        reader.Parameter("signal", _signal);
        return this with
        {
            _deviation = _deviation.Load(ref reader),
            _index = _index.Load(ref reader),
            _mean = _mean.Load(ref reader),
            _distance = reader.ReadValue<T>(),
            _total = reader.ReadValue<T>(),
            _count = reader.ReadInt32(0, _channel),
            _high = reader.ReadValue<T>(),
            _low = reader.ReadValue<T>(),
            _close = reader.ReadValue<T>(),
        };
    }

    // By changes of the price, so that its level takes no digits from the distance.
    private bool Distance(in Ohlcv<T> bar)
    {
        var change = _count == 0 ? T.Zero : bar.High - _high + (bar.Low - _low) + (bar.Close - _close);
        _high = bar.High;
        _low = bar.Low;
        _close = bar.Close;
        var length = T.CreateChecked(_channel);
        if (_count == _channel)
        {
            _distance = (_distance + change) * (length - T.One) / (length + T.One);
            return Number.IsPresent(_distance);
        }

        _count++;
        _distance += change;
        _total += _distance;
        if (_count < _channel)
        {
            return false;
        }

        _distance -= _total / length;
        return Number.IsPresent(_distance);
    }

    private bool Restart()
    {
        _deviation = _deviation.Fresh();
        _index = _index.Fresh();
        _mean.Clear();
        (_distance, _total, _count) = (T.Zero, T.Zero, 0);
        (_high, _low, _close) = (T.Zero, T.Zero, T.Zero);
        return false;
    }
}
