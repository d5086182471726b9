using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>An indicator of a series that another one makes.</summary>
/// <remarks>
/// A bar for which the series has no value because its formula is undefined, or because it warms up, is skipped. A bar that is missing
/// for the series is shown as missing to both, so that no window reaches over a gap.
/// </remarks>
internal struct ChainState<TSeries, TOuter, TInput, TValue, TOutput>(TSeries series, TOuter outer)
    : IIndicatorState<ChainState<TSeries, TOuter, TInput, TValue, TOutput>, TInput, TOutput>
    where TSeries : struct, ISeries<TSeries, TInput, TValue>
    where TOuter : struct, IIndicatorState<TOuter, TValue, TOutput>
    where TInput : struct
    where TValue : struct
    where TOutput : struct
{
    private TSeries _series = series;
    private TOuter _outer = outer;

    static bool IIndicatorState<ChainState<TSeries, TOuter, TInput, TValue, TOutput>, TInput, TOutput>.ThrowsOverDouble =>
        TSeries.ThrowsOverDouble || TOuter.ThrowsOverDouble;

    public readonly string Name => $"{_outer.Name} of {_series.Name}";

    public readonly int Warmup => _series.Warmup + _outer.Warmup - 1;

    public readonly int OutputWarmup(int output) => _series.Warmup + _outer.OutputWarmup(output) - 1;

    public readonly int ConvergenceBars(double epsilon)
    {
        var bars = (long)_series.ConvergenceBars(epsilon) + _outer.ConvergenceBars(epsilon) - 1;
        return (int)Math.Min(bars, int.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in TInput input, out TOutput output)
    {
        if (_series.Next(in input, out var value))
        {
            return _outer.Next(in value, out output);
        }

        if (!_series.IsPresent(in input))
        {
            _outer.Next(Inputs.Missing<TValue>(), out _);
        }

        output = default;
        return false;
    }

    public readonly ChainState<TSeries, TOuter, TInput, TValue, TOutput> Copy() =>
        this with { _series = _series.Copy(), _outer = _outer.Copy() };

    public readonly ChainState<TSeries, TOuter, TInput, TValue, TOutput> Fresh() =>
        this with { _series = _series.Fresh(), _outer = _outer.Fresh() };

    public readonly void Save(ref StateWriter writer)
    {
        _series.Save(ref writer);
        _outer.Save(ref writer);
    }

    public readonly ChainState<TSeries, TOuter, TInput, TValue, TOutput> Load(ref StateReader reader) =>
        this with { _series = _series.Load(ref reader), _outer = _outer.Load(ref reader) };
}
