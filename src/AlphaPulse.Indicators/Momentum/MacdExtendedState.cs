using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="MacdExtended{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MacdExtendedState<T> : IIndicatorState<MacdExtendedState<T>, T, MacdValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _fast;
    private readonly int _slow;
    private readonly int _signal;
    private readonly MacdAverage _average;
    private readonly MacdAverage _slowKind;
    private readonly MacdAverage _signalKind;
    private MovingAverage<T> _fastAverage;
    private MovingAverage<T> _slowAverage;
    private MovingAverage<T> _signalAverage;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="average">Which the fast average is.</param>
    /// <param name="slowAverage">Which the slow average is.</param>
    /// <param name="signalAverage">Which the average of the line is.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public MacdExtendedState(int fast, int slow, int signal, MacdAverage average, MacdAverage slowAverage, MacdAverage signalAverage)
    {
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 2);
        _signal = Period.Check(signal, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _average = Check(average, nameof(average));
        _slowKind = Check(slowAverage, nameof(slowAverage));
        _signalKind = Check(signalAverage, nameof(signalAverage));
        _fastAverage = new MovingAverage<T>(fast, average);
        _slowAverage = new MovingAverage<T>(slow, slowAverage);
        _signalAverage = new MovingAverage<T>(signal, signalAverage);
    }

    /// <inheritdoc/>
    public readonly string Name => "macdext";

    /// <inheritdoc/>
    public readonly int Warmup => Math.Max(_fastAverage.Warmup, _slowAverage.Warmup);

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : _signalAverage.Warmup - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Math.Max(_fastAverage.ConvergenceBars(epsilon), _slowAverage.ConvergenceBars(epsilon)) + _signalAverage.ConvergenceBars(epsilon) - 1;

    /// <inheritdoc/>
    public bool Next(in T input, out MacdValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        if (!(_fastAverage.Next(in input, out var fast) & _slowAverage.Next(in input, out var slow)) || !Number.IsPresent(fast - slow))
        {
            return false;
        }

        var line = fast - slow;
        var summed = _signalKind is MacdAverage.Simple or MacdAverage.Weighted or MacdAverage.Triangular ? Rounding.Difference(line, slow) : line;
        output = _signalAverage.Next(in summed, out var signal) && Number.IsPresent(line - signal)
            ? new MacdValue<T>(line, signal, line - signal)
            : new MacdValue<T>(line, null, null);
        return true;
    }

    /// <inheritdoc/>
    public readonly MacdExtendedState<T> Copy() => this with
    {
        _fastAverage = _fastAverage.Copy(),
        _slowAverage = _slowAverage.Copy(),
        _signalAverage = _signalAverage.Copy(),
    };

    /// <inheritdoc/>
    public readonly MacdExtendedState<T> Fresh() => new(_fast, _slow, _signal, _average, _slowKind, _signalKind);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        writer.Parameter(_signal);
        writer.Parameter((int)_average);
        writer.Parameter((int)_slowKind);
        writer.Parameter((int)_signalKind);
        _fastAverage.Save(ref writer);
        _slowAverage.Save(ref writer);
        _signalAverage.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly MacdExtendedState<T> Load(ref StateReader reader)
    {
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        reader.Parameter("signal", _signal);
        reader.Parameter("average", (int)_average);
        reader.Parameter("slow_average", (int)_slowKind);
        reader.Parameter("signal_average", (int)_signalKind);
        return this with
        {
            _fastAverage = _fastAverage.Load(ref reader),
            _slowAverage = _slowAverage.Load(ref reader),
            _signalAverage = _signalAverage.Load(ref reader),
        };
    }

    private static MacdAverage Check(MacdAverage average, string name) => average is >= MacdAverage.Simple and <= MacdAverage.Triangular
        ? average
        : throw new ArgumentOutOfRangeException(name, average, "Choose simple, exponential, weighted, double or triple exponential or triangular averages.");

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _fastAverage.Next(in missing, out _);
        _slowAverage.Next(in missing, out _);
        _signalAverage.Next(in missing, out _);
    }
}
