using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="VolumeFlowIndicator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct VolumeFlowIndicatorState<T> : IIndicatorState<VolumeFlowIndicatorState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    // The bars of the deviation.
    private const int Changes = 30;

    private readonly int _smoothing;
    private readonly decimal _noise;
    private readonly decimal _greatest;
    private readonly T _coefficient;
    private readonly T _limit;
    private WindowSum<T> _volumes;
    private WindowValues<T> _changes;
    private WindowSum<T> _flows;
    private EmaState<T> _average;

    // Three times the typical price of the last bar: undivided it is exact.
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="coefficient">The share of the deviation that is noise; from 0 to 10.</param>
    /// <param name="limit">The greatest volume that counts, in mean volumes; from 0.1 to 100.</param>
    /// <param name="smoothing">The period of the smoothing; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public VolumeFlowIndicatorState(int period, decimal coefficient, decimal limit, int smoothing)
    {
        _volumes = new WindowSum<T>(Period.Check(period, 1));
        _flows = new WindowSum<T>(period);
        _changes = new WindowValues<T>(Changes);
        _smoothing = Period.Check(smoothing, 1);
        _average = new EmaState<T>(smoothing, EmaSeed.Average);
        _noise = coefficient is >= 0 and <= 10
            ? coefficient
            : throw new ArgumentOutOfRangeException(nameof(coefficient), coefficient, "Choose a coefficient from 0 to 10.");
        _greatest = limit is >= 0.1m and <= 100
            ? limit
            : throw new ArgumentOutOfRangeException(nameof(limit), limit, "Choose a limit from 0.1 to 100.");
        _coefficient = Number.Convert<T>(coefficient);
        _limit = Number.Convert<T>(limit);
    }

    /// <inheritdoc/>
    public readonly string Name => "vfi";

    /// <inheritdoc/>
    public readonly int Warmup => Math.Max(_volumes.Length, Changes) + _volumes.Length + _smoothing - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup - _smoothing + _average.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        var typical = input.High + input.Low + input.Close;
        if (!Number.IsPresent(typical) || !Number.IsPresent(input.Volume))
        {
            Restart();
            return false;
        }

        var hasMean = _volumes.IsFull;
        var mean = hasMean ? _volumes.Mean() : T.Zero;
        _volumes.Push(input.Volume);
        var last = _last;
        var hasLast = _hasLast;
        _last = typical;
        _hasLast = true;
        if (!hasLast || !RealFunctions.TryLogOfRatio(typical, last, out var log) || !(_changes.Push(log) & hasMean))
        {
            return false;
        }

        var flow = Flow((typical - last) / Number.Convert<T>(3), input.Close, T.Min(input.Volume, _limit * mean));
        if (!_flows.Push(flow) || mean == T.Zero)
        {
            return false;
        }

        var ratio = _flows.Sum() / mean;
        return _average.Next(in ratio, out output);
    }

    /// <inheritdoc/>
    public readonly VolumeFlowIndicatorState<T> Copy() => this with { _volumes = _volumes.Copy(), _changes = _changes.Copy(), _flows = _flows.Copy() };

    /// <inheritdoc/>
    public readonly VolumeFlowIndicatorState<T> Fresh() => new(_volumes.Length, _noise, _greatest, _smoothing);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_volumes.Length);
        writer.Parameter(_noise);
        writer.Parameter(_greatest);
        _volumes.Save(ref writer);
        _changes.Save(ref writer);
        _flows.Save(ref writer);
        _average.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly VolumeFlowIndicatorState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _volumes.Length);
        reader.Parameter("coefficient", _noise);
        reader.Parameter("limit", _greatest);
        return this with
        {
            _volumes = _volumes.Load(ref reader),
            _changes = _changes.Load(ref reader),
            _flows = _flows.Load(ref reader),
            _average = _average.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
        };
    }

    private readonly T Flow(T move, T close, T volume)
    {
        var noise = _coefficient * _changes.Deviation(DeviationKind.Population) * close;
        return move > noise ? volume : move < -noise ? -volume : T.Zero;
    }

    private void Restart()
    {
        var missing = RealFunctions.Missing<T>();
        _volumes.Push(missing);
        _flows.Push(missing);
        _changes.Clear();
        _average = _average.Fresh();
        _hasLast = false;
        _last = T.Zero;
    }
}
