using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="VolatilityStop{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct VolatilityStopState<T> : IIndicatorState<VolatilityStopState<T>, Ohlcv<T>, StopValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _multiple;
    private AtrState<T> _atr;
    private T _range;
    private T _firstClose;

    // The highest and the lowest close: since the start, then since the trend began.
    private T _highest;
    private T _lowest;
    private bool _hasClose;
    private bool _hasRange;
    private bool _rises;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="multiple">How many ranges the stop is away; from 0.001 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public VolatilityStopState(int period, decimal multiple)
    {
        _atr = new AtrState<T>(period, FirstTrueRange.None);
        _multiple = Factor.Check<T>(multiple, 0.001m, 100);
        _parameter = multiple;
    }

    /// <inheritdoc/>
    public readonly string Name => "vstop";

    /// <inheritdoc/>
    public readonly int Warmup => _atr.Warmup + 1;

    /// <inheritdoc/>
    /// <remarks>A stop holds until the market turns through it, however long that takes: no number of bars is sure to forget it.</remarks>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out StopValue<T> output)
    {
        output = default;
        var hasRange = _atr.Next(in input, out var range);
        if (!BarPresence.HasRangeAndClose(in input) || (_hasRange && !hasRange))
        {
            this = Fresh();
            return false;
        }

        if (!_hasClose)
        {
            _hasClose = true;
            _firstClose = _highest = _lowest = input.Close;
        }

        var hasStop = _hasRange;
        if (hasStop)
        {
            var stop = _rises ? _highest - _multiple * _range : _lowest + _multiple * _range;
            output = new StopValue<T>(stop, _rises ? T.One : -T.One);
            if (!Number.IsPresent(stop))
            {
                this = Fresh();
                output = default;
                return false;
            }

            if (_rises ? input.Close < stop : input.Close > stop)
            {
                _rises = !_rises;
                _highest = _lowest = input.Close;
            }
        }

        _highest = Number.Max(_highest, input.Close);
        _lowest = Number.Min(_lowest, input.Close);
        _rises = hasStop ? _rises : input.Close >= _firstClose;
        _hasRange = hasRange;
        _range = range;
        return hasStop;
    }

    /// <inheritdoc/>
    public readonly VolatilityStopState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly VolatilityStopState<T> Fresh() => new(_atr.Warmup - 1, _parameter);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        _atr.Save(ref writer);
        writer.Write((_hasClose ? 1 : 0) + (_hasRange ? 2 : 0) + (_rises ? 4 : 0));
        writer.WriteValue(in _range);
        writer.WriteValue(in _firstClose);
        writer.WriteValue(in _highest);
        writer.WriteValue(in _lowest);
    }

    /// <inheritdoc/>
    public readonly VolatilityStopState<T> Load(ref StateReader reader)
    {
        reader.Parameter("multiple", _parameter);
        var range = _atr.Load(ref reader);
        var flags = reader.ReadInt32(0, 7);
        return this with
        {
            _atr = range,
            _hasClose = (flags & 1) != 0,
            _hasRange = (flags & 2) != 0,
            _rises = (flags & 4) != 0,
            _range = reader.ReadValue<T>(),
            _firstClose = reader.ReadValue<T>(),
            _highest = reader.ReadValue<T>(),
            _lowest = reader.ReadValue<T>(),
        };
    }
}
