using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="VolumeMacd{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct VolumeMacdState<T> : IIndicatorState<VolumeMacdState<T>, Ohlcv<T>, MacdValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _fast;
    private readonly int _slow;
    private readonly int _signal;
    private readonly VolumeAverage _average;
    private VolumeEma<T> _fastAverage;
    private VolumeEma<T> _slowAverage;
    private VwmaState<T> _fastWindow;
    private VwmaState<T> _slowWindow;
    private EmaState<T> _signalAverage;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="average">Which averages.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public VolumeMacdState(int fast, int slow, int signal, VolumeAverage average)
    {
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 2);
        _signal = Period.Check(signal, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _average = average is VolumeAverage.Exponential or VolumeAverage.Simple
            ? average
            : throw new ArgumentOutOfRangeException(nameof(average), average, "Choose exponential or simple averages.");
        _fastAverage = new VolumeEma<T>(fast);
        _slowAverage = new VolumeEma<T>(slow);
        _fastWindow = new VwmaState<T>(average == VolumeAverage.Simple ? fast : 1);
        _slowWindow = new VwmaState<T>(average == VolumeAverage.Simple ? slow : 1);
        _signalAverage = new EmaState<T>(signal, EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "vwmacd";

    /// <inheritdoc/>
    public readonly int Warmup => _slow;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => _slow + (output == 0 ? 0 : _signalAverage.Warmup - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => (_average == VolumeAverage.Simple ? _slow : _slowAverage.ConvergenceBars(epsilon)) + _signalAverage.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in Ohlcv<T> input, out MacdValue<T> output)
    {
        output = default;
        if (!(Number.IsPresent(input.Close) && Number.IsPresent(input.Volume)))
        {
            Restart();
            return false;
        }

        T fast;
        T slow;
        var hasLine = _average == VolumeAverage.Simple
            ? _fastWindow.Next(in input, out fast) & _slowWindow.Next(in input, out slow)
            : _fastAverage.Next(input.Close, input.Volume, out fast) & _slowAverage.Next(input.Close, input.Volume, out slow);
        if (!Number.IsPresent(fast - slow))
        {
            Restart();
            return false;
        }

        if (!hasLine)
        {
            return false;
        }

        var line = fast - slow;
        output = _signalAverage.Next(in line, out var signal) && Number.IsPresent(line - signal)
            ? new MacdValue<T>(line, signal, line - signal)
            : new MacdValue<T>(line, null, null);
        return true;
    }

    /// <inheritdoc/>
    public readonly VolumeMacdState<T> Copy() => this with
    {
        _fastWindow = _fastWindow.Copy(),
        _slowWindow = _slowWindow.Copy(),
    };

    /// <inheritdoc/>
    public readonly VolumeMacdState<T> Fresh() => new(_fast, _slow, _signal, _average);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        writer.Parameter(_signal);
        writer.Parameter((int)_average);
        _fastAverage.Save(ref writer);
        _slowAverage.Save(ref writer);
        _fastWindow.Save(ref writer);
        _slowWindow.Save(ref writer);
        _signalAverage.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly VolumeMacdState<T> Load(ref StateReader reader)
    {
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        reader.Parameter("signal", _signal);
        reader.Parameter("average", (int)_average);
        return this with
        {
            _fastAverage = _fastAverage.Load(ref reader),
            _slowAverage = _slowAverage.Load(ref reader),
            _fastWindow = _fastWindow.Load(ref reader),
            _slowWindow = _slowWindow.Load(ref reader),
            _signalAverage = _signalAverage.Load(ref reader),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _fastAverage.Restart();
        _slowAverage.Restart();
        _fastWindow.Next(new Ohlcv<T>(missing, missing, missing, missing, missing), out _);
        _slowWindow.Next(new Ohlcv<T>(missing, missing, missing, missing, missing), out _);
        _signalAverage.Next(in missing, out _);
    }
}
