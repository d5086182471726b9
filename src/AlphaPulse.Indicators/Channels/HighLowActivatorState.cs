using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="HighLowActivator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct HighLowActivatorState<T> : IIndicatorState<HighLowActivatorState<T>, Ohlcv<T>, StopValue<T>>
    where T : struct, INumber<T>
{
    private WindowSum<T> _highs;
    private WindowSum<T> _lows;
    private T _highMean;
    private T _lowMean;
    private T _line;
    private bool _hasMeans;
    private bool _hasLine;
    private bool _rises;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="highPeriod">The bars of the mean of the highs; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="lowPeriod">The bars of the mean of the lows; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public HighLowActivatorState(int highPeriod, int lowPeriod)
    {
        _highs = new WindowSum<T>(Period.Check(highPeriod, 1));
        _lows = new WindowSum<T>(Period.Check(lowPeriod, 1));
    }

    /// <inheritdoc/>
    public readonly string Name => "hilo";

    /// <inheritdoc/>
    public readonly int Warmup => Math.Max(_highs.Length, _lows.Length) + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out StopValue<T> output)
    {
        output = default;
        var hasMeans = _highs.Push(input.High) & _lows.Push(input.Low) && Number.IsPresent(input.Close);
        if (!hasMeans)
        {
            _hasMeans = false;
            _hasLine = false;
            return false;
        }

        var (highMean, lowMean) = (_highs.Mean(), _lows.Mean());
        if (_hasMeans)
        {
            var above = input.Close > _highMean && !Number.Ties(input.Close, _highMean, input.Close);
            var below = input.Close < _lowMean && !Number.Ties(input.Close, _lowMean, input.Close);
            if (above || below || !_hasLine)
            {
                _rises = above || (!below && input.Close >= Half.Way(_highMean, _lowMean));
                _line = _rises ? lowMean : highMean;
                _hasLine = true;
            }
        }

        _hasMeans = true;
        _highMean = highMean;
        _lowMean = lowMean;
        output = _hasLine ? new StopValue<T>(_line, _rises ? T.One : -T.One) : default;
        return _hasLine;
    }

    /// <inheritdoc/>
    public readonly HighLowActivatorState<T> Copy() => this with { _highs = _highs.Copy(), _lows = _lows.Copy() };

    /// <inheritdoc/>
    public readonly HighLowActivatorState<T> Fresh() => new(_highs.Length, _lows.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_highs.Length);
        writer.Parameter(_lows.Length);
        _highs.Save(ref writer);
        _lows.Save(ref writer);
        writer.Write((_hasMeans ? 1 : 0) + (_hasLine ? 2 : 0) + (_rises ? 4 : 0));
        writer.WriteValue(in _highMean);
        writer.WriteValue(in _lowMean);
        writer.WriteValue(in _line);
    }

    /// <inheritdoc/>
    public readonly HighLowActivatorState<T> Load(ref StateReader reader)
    {
        reader.Parameter("high period", _highs.Length);
        reader.Parameter("low period", _lows.Length);
        var (highs, lows) = (_highs.Load(ref reader), _lows.Load(ref reader));
        var flags = reader.ReadInt32(0, 7);
        return this with
        {
            _highs = highs,
            _lows = lows,
            _hasMeans = (flags & 1) != 0,
            _hasLine = (flags & 2) != 0,
            _rises = (flags & 4) != 0,
            _highMean = reader.ReadValue<T>(),
            _lowMean = reader.ReadValue<T>(),
            _line = reader.ReadValue<T>(),
        };
    }
}
