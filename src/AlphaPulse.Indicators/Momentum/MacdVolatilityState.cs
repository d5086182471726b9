using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="MacdVolatility{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MacdVolatilityState<T> : IIndicatorState<MacdVolatilityState<T>, Ohlcv<T>, MacdValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _fast;
    private readonly int _slow;
    private readonly int _signal;
    private OffsetEma<T> _fastAverage;
    private OffsetEma<T> _slowAverage;
    private AtrState<T> _range;
    private EmaState<T> _signalAverage;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow average and of the average true range; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public MacdVolatilityState(int fast, int slow, int signal)
    {
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 2);
        _signal = Period.Check(signal, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _fastAverage = new OffsetEma<T>(fast);
        _slowAverage = new OffsetEma<T>(slow);
        _range = new AtrState<T>(slow, FirstTrueRange.None);
        _signalAverage = new EmaState<T>(signal, EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "macdv";

    /// <inheritdoc/>
    public readonly int Warmup => _range.Warmup;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : _signalAverage.Warmup - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _range.ConvergenceBars(epsilon) + _slowAverage.ConvergenceBars(epsilon) + _signalAverage.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in Ohlcv<T> input, out MacdValue<T> output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            Restart();
            return false;
        }

        var close = input.Close;
        var hasAverages = _fastAverage.Next(close, out var fast) & _slowAverage.Next(close, out var slow);
        if (!Number.IsPresent(fast - slow))
        {
            Restart();
            return false;
        }

        if (!(_range.Next(in input, out var range) & hasAverages) || Faded.Is(range, close))
        {
            return false;
        }

        var line = Number.Convert<T>(100) * ((fast - slow) / range);
        if (!Number.IsPresent(line))
        {
            return false;
        }

        output = _signalAverage.Next(in line, out var signal) && Number.IsPresent(line - signal)
            ? new MacdValue<T>(line, signal, line - signal)
            : new MacdValue<T>(line, null, null);
        return true;
    }

    /// <inheritdoc/>
    public readonly MacdVolatilityState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly MacdVolatilityState<T> Fresh() => new(_fast, _slow, _signal);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        writer.Parameter(_signal);
        _fastAverage.Save(ref writer);
        _slowAverage.Save(ref writer);
        _range.Save(ref writer);
        _signalAverage.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly MacdVolatilityState<T> Load(ref StateReader reader)
    {
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        reader.Parameter("signal", _signal);
        return this with
        {
            _fastAverage = _fastAverage.Load(ref reader),
            _slowAverage = _slowAverage.Load(ref reader),
            _range = _range.Load(ref reader),
            _signalAverage = _signalAverage.Load(ref reader),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _fastAverage.Restart();
        _slowAverage.Restart();
        _range.Next(new Ohlcv<T>(missing, missing, missing, missing, missing), out _);
        _signalAverage.Next(in missing, out _);
    }
}
