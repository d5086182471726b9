using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ElderImpulse{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ElderImpulseState<T> : IIndicatorState<ElderImpulseState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _fast;
    private readonly int _slow;
    private readonly int _signal;
    private EmaState<T> _average;
    private MacdState<T> _macd;
    private T _lastAverage;
    private T _lastHistogram;
    private bool _hasAverage;
    private bool _hasHistogram;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the average; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="fast">The period of the fast average of MACD; below that of the slow one; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="slow">The period of the slow average of MACD; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">The period of the signal of MACD; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ElderImpulseState(int period, int fast, int slow, int signal)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 2);
        _signal = Period.Check(signal, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _average = new EmaState<T>(period, EmaSeed.Average);
        _macd = new MacdState<T>(fast, slow, signal, MacdSeed.Own);
    }

    /// <inheritdoc/>
    public readonly string Name => "impulse";

    /// <inheritdoc/>
    public readonly int Warmup => Math.Max(_period + 1, _slow + _signal);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Math.Max(_average.ConvergenceBars(epsilon), _macd.ConvergenceBars(epsilon)) + 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            return Restart();
        }

        var hasAverage = _average.Next(in input, out var average);
        var hasHistogram = _macd.Next(in input, out var macd) && macd.Histogram is not null;
        var histogram = macd.Histogram.GetValueOrDefault();
        var hasValue = hasAverage && hasHistogram && _hasAverage && _hasHistogram;
        if (hasValue)
        {
            var direction = Residue.Direction(average, _lastAverage, input);
            output = T.CreateChecked(direction == Residue.Direction(histogram, _lastHistogram, input) ? direction : 0);
        }

        _lastAverage = average;
        _lastHistogram = histogram;
        _hasAverage = hasAverage;
        _hasHistogram = hasHistogram;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly ElderImpulseState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly ElderImpulseState<T> Fresh() => new(_period, _fast, _slow, _signal);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        writer.Parameter(_signal);
        _average.Save(ref writer);
        _macd.Save(ref writer);
        writer.WriteValue(in _lastAverage);
        writer.WriteValue(in _lastHistogram);
        writer.Write(_hasAverage ? 1 : 0);
        writer.Write(_hasHistogram ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly ElderImpulseState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        reader.Parameter("signal", _signal);
        return this with
        {
            _average = _average.Load(ref reader),
            _macd = _macd.Load(ref reader),
            _lastAverage = reader.ReadValue<T>(),
            _lastHistogram = reader.ReadValue<T>(),
            _hasAverage = reader.ReadInt32(0, 1) == 1,
            _hasHistogram = reader.ReadInt32(0, 1) == 1,
        };
    }

    private bool Restart()
    {
        var fresh = Fresh();
        this = fresh;
        return false;
    }
}
