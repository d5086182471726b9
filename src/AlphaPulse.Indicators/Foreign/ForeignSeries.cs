using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>One output of an indicator of another library, for indicators that take it as their series.</summary>
internal struct ForeignSeries<T>(IndicatorSpec spec, ForeignIndicatorDescriptor descriptor, int output)
    : ISeries<ForeignSeries<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly IndicatorSpec _spec = spec;
    private readonly ForeignIndicatorDescriptor _descriptor = descriptor;
    private readonly int _output = output;
    private readonly ForeignInputs<T> _inputs = new(spec);
    private BarRun<T> _run;

    public static bool ThrowsOverDouble => true;

    public readonly string Name => _spec.Columns[_output];

    public readonly int Warmup => ForeignRows.FirstValues<T>(_spec, _descriptor)[_output];

    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    public readonly bool IsPresent(in Ohlcv<T> input) => _inputs.IsPresent(in input);

    public bool Next(in Ohlcv<T> input, out T value)
    {
        value = default;
        if (!_inputs.IsPresent(in input))
        {
            _run = default;
            return false;
        }

        var run = _run.Add(in input);
        var width = _spec.Columns.Count;
        var rows = new T?[run.Count * width];
        ForeignRows.Compute(_spec, _descriptor, run.ToArray(), rows);
        _run = run;
        if (rows[^(width - _output)] is not { } number)
        {
            return false;
        }

        value = number;
        return true;
    }

    public readonly ForeignSeries<T> Copy() => this;

    public readonly ForeignSeries<T> Fresh() => this with { _run = default };

    public readonly void Save(ref StateWriter writer) => _run.Save(ref writer);

    public readonly ForeignSeries<T> Load(ref StateReader reader) => this with { _run = BarRun<T>.Load(ref reader) };
}
