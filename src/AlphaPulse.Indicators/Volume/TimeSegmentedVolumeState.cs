using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="TimeSegmentedVolume{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct TimeSegmentedVolumeState<T> : IIndicatorState<TimeSegmentedVolumeState<T>, Ohlcv<T>, TimeSegmentedValue<T>>
    where T : struct, INumber<T>
{
    private WindowSum<T> _flows;
    private WindowSum<T> _signal;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">How many values the signal is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public TimeSegmentedVolumeState(int period, int signal)
    {
        _flows = new WindowSum<T>(Period.Check(period, 1));
        _signal = new WindowSum<T>(Period.Check(signal, 1));
    }

    /// <inheritdoc/>
    public readonly string Name => "tsv";

    /// <inheritdoc/>
    public readonly int Warmup => _flows.Length + 1;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : _signal.Length - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _flows.Length + _signal.Length;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out TimeSegmentedValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input.Close) || !Number.IsPresent(input.Volume))
        {
            _flows.Push(RealFunctions.Missing<T>());
            _signal.Push(RealFunctions.Missing<T>());
            _hasLast = false;
            _last = T.Zero;
            return false;
        }

        var change = input.Close - _last;
        var hasChange = _hasLast;
        _last = input.Close;
        _hasLast = true;
        var limit = RealFunctions.GreatestOf(_flows.Length) / (_signal.Length + 1.0);
        if (!hasChange || !RealFunctions.TryMultiply(change, input.Volume, limit, out var flow) || !_flows.Push(flow))
        {
            return false;
        }

        var sum = _flows.Sum();
        output = new TimeSegmentedValue<T>(sum, _signal.Push(sum) ? _signal.Mean() : null);
        return true;
    }

    /// <inheritdoc/>
    public readonly TimeSegmentedVolumeState<T> Copy() => this with { _flows = _flows.Copy(), _signal = _signal.Copy() };

    /// <inheritdoc/>
    public readonly TimeSegmentedVolumeState<T> Fresh() => new(_flows.Length, _signal.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_flows.Length);
        writer.Parameter(_signal.Length);
        _flows.Save(ref writer);
        _signal.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly TimeSegmentedVolumeState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _flows.Length);
        reader.Parameter("signal", _signal.Length);
        return this with
        {
            _flows = _flows.Load(ref reader),
            _signal = _signal.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
        };
    }
}
