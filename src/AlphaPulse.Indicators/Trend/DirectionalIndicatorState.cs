using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="DirectionalIndicator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DirectionalIndicatorState<T> : IIndicatorState<DirectionalIndicatorState<T>, Ohlcv<T>, DirectionalValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly T _weight;

    // Wilder's sums.
    private T _up;
    private T _down;
    private T _range;
    private T _lastHigh;
    private T _lastLow;
    private T _lastClose;

    // Bars since the start, at most n.
    private int _count;

    // Bars without a true range whose decay was not applied yet.
    private int _still;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public DirectionalIndicatorState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _weight = WilderDecay.Weight<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "di";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + Period.BarsToForget((_period - 1.0) / _period, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out DirectionalValue<T> output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            return Restart();
        }

        if (_count > 0)
        {
            var move = DirectionalMovement<T>.Between(_lastHigh, _lastLow, in input);
            Add(in move, Number.Max(_lastClose, input.High) - Number.Min(_lastClose, input.Low));
        }

        _lastHigh = input.High;
        _lastLow = input.Low;
        _lastClose = input.Close;
        if (_count < _period)
        {
            _count++;
            return false;
        }

        if (!Number.IsPresent(_range))
        {
            // Sums that left the range of double start everything again.
            return Restart();
        }

        if (_range == T.Zero)
        {
            return false;
        }

        var percent = Number.Convert<T>(100);
        output = new DirectionalValue<T>(percent * (_up / _range), percent * (_down / _range));
        return Number.IsPresent(output.Plus) && Number.IsPresent(output.Minus);
    }

    /// <inheritdoc/>
    public readonly DirectionalIndicatorState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly DirectionalIndicatorState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Write(_count);
        writer.Write(_still);
        writer.WriteValue(in _up);
        writer.WriteValue(in _down);
        writer.WriteValue(in _range);
        writer.WriteValue(in _lastHigh);
        writer.WriteValue(in _lastLow);
        writer.WriteValue(in _lastClose);
    }

    /// <inheritdoc/>
    public readonly DirectionalIndicatorState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _count = reader.ReadInt32(0, _period),
            _still = reader.ReadInt32(0, int.MaxValue),
            _up = reader.ReadValue<T>(),
            _down = reader.ReadValue<T>(),
            _range = reader.ReadValue<T>(),
            _lastHigh = reader.ReadValue<T>(),
            _lastLow = reader.ReadValue<T>(),
            _lastClose = reader.ReadValue<T>(),
        };
    }

    private void Add(in DirectionalMovement<T> move, T range)
    {
        if (_count < _period)
        {
            _up += move.Up;
            _down += move.Down;
            _range += range;
        }
        else if (range == T.Zero && move == default)
        {
            _still = _still == int.MaxValue ? _still : _still + 1;
        }
        else
        {
            _up = WilderDecay.After(_up, _weight, _period, _still + 1) + move.Up;
            _down = WilderDecay.After(_down, _weight, _period, _still + 1) + move.Down;
            _range = WilderDecay.After(_range, _weight, _period, _still + 1) + range;
            _still = 0;
        }
    }

    private bool Restart()
    {
        var fresh = Fresh();
        this = fresh;
        return false;
    }
}
