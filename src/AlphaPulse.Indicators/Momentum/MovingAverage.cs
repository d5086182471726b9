using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>One of the averages that <see cref="MacdAverage"/> names.</summary>
internal struct MovingAverage<T> : IIndicatorState<MovingAverage<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly MacdAverage _kind;

    // Only the one that is asked for is made.
    private SmaState<T> _simple;
    private EmaState<T> _exponential;
    private WmaState<T> _weighted;
    private DemaState<T> _double;
    private TemaState<T> _triple;
    private TrimaState<T> _triangular;

    public MovingAverage(int period, MacdAverage kind)
    {
        _kind = kind;
        switch (kind)
        {
            case MacdAverage.Simple:
                _simple = new SmaState<T>(period);
                break;
            case MacdAverage.Exponential:
                _exponential = new EmaState<T>(period, EmaSeed.Average);
                break;
            case MacdAverage.Weighted:
                _weighted = new WmaState<T>(period);
                break;
            case MacdAverage.DoubleExponential:
                _double = new DemaState<T>(period, NestedEmaSeed.Average);
                break;
            case MacdAverage.TripleExponential:
                _triple = new TemaState<T>(period, NestedEmaSeed.Average);
                break;
            default:
                _triangular = new TrimaState<T>(period);
                break;
        }
    }

    public readonly string Name => "average";

    public readonly int Warmup => _kind switch
    {
        MacdAverage.Simple => _simple.Warmup,
        MacdAverage.Exponential => _exponential.Warmup,
        MacdAverage.Weighted => _weighted.Warmup,
        MacdAverage.DoubleExponential => _double.Warmup,
        MacdAverage.TripleExponential => _triple.Warmup,
        _ => _triangular.Warmup,
    };

    public readonly int ConvergenceBars(double epsilon) => _kind switch
    {
        MacdAverage.Simple => _simple.ConvergenceBars(epsilon),
        MacdAverage.Exponential => _exponential.ConvergenceBars(epsilon),
        MacdAverage.Weighted => _weighted.ConvergenceBars(epsilon),
        MacdAverage.DoubleExponential => _double.ConvergenceBars(epsilon),
        MacdAverage.TripleExponential => _triple.ConvergenceBars(epsilon),
        _ => _triangular.ConvergenceBars(epsilon),
    };

    public bool Next(in T input, out T output) => _kind switch
    {
        MacdAverage.Simple => _simple.Next(in input, out output),
        MacdAverage.Exponential => _exponential.Next(in input, out output),
        MacdAverage.Weighted => _weighted.Next(in input, out output),
        MacdAverage.DoubleExponential => _double.Next(in input, out output),
        MacdAverage.TripleExponential => _triple.Next(in input, out output),
        _ => _triangular.Next(in input, out output),
    };

    public readonly MovingAverage<T> Copy() => _kind switch
    {
        MacdAverage.Simple => this with { _simple = _simple.Copy() },
        MacdAverage.Weighted => this with { _weighted = _weighted.Copy() },
        MacdAverage.Triangular => this with { _triangular = _triangular.Copy() },
        _ => this,
    };

    public readonly MovingAverage<T> Fresh() => _kind switch
    {
        MacdAverage.Simple => this with { _simple = _simple.Fresh() },
        MacdAverage.Exponential => this with { _exponential = _exponential.Fresh() },
        MacdAverage.Weighted => this with { _weighted = _weighted.Fresh() },
        MacdAverage.DoubleExponential => this with { _double = _double.Fresh() },
        MacdAverage.TripleExponential => this with { _triple = _triple.Fresh() },
        _ => this with { _triangular = _triangular.Fresh() },
    };

    public readonly void Save(ref StateWriter writer)
    {
        switch (_kind)
        {
            case MacdAverage.Simple:
                _simple.Save(ref writer);
                break;
            case MacdAverage.Exponential:
                _exponential.Save(ref writer);
                break;
            case MacdAverage.Weighted:
                _weighted.Save(ref writer);
                break;
            case MacdAverage.DoubleExponential:
                _double.Save(ref writer);
                break;
            case MacdAverage.TripleExponential:
                _triple.Save(ref writer);
                break;
            default:
                _triangular.Save(ref writer);
                break;
        }
    }

    public readonly MovingAverage<T> Load(ref StateReader reader) => _kind switch
    {
        MacdAverage.Simple => this with { _simple = _simple.Load(ref reader) },
        MacdAverage.Exponential => this with { _exponential = _exponential.Load(ref reader) },
        MacdAverage.Weighted => this with { _weighted = _weighted.Load(ref reader) },
        MacdAverage.DoubleExponential => this with { _double = _double.Load(ref reader) },
        MacdAverage.TripleExponential => this with { _triple = _triple.Load(ref reader) },
        _ => this with { _triangular = _triangular.Load(ref reader) },
    };
}
