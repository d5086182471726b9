using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>One of several averages, chosen by name.</summary>
internal struct BandAverageState<T>
    where T : struct, INumber<T>
{
    private readonly BandAverage _kind;
    private SmaState<T> _simple;
    private WmaState<T> _weighted;
    private EmaState<T> _exponential;

    public BandAverageState(int period, BandAverage kind)
    {
        _kind = kind;
        switch (kind)
        {
            case BandAverage.Simple:
                _simple = new SmaState<T>(period);
                break;
            case BandAverage.Weighted:
                _weighted = new WmaState<T>(period);
                break;
            case BandAverage.Exponential:
                _exponential = new EmaState<T>(period, EmaSeed.Average);
                break;
            case BandAverage.Smoothed:
                _exponential = EmaState<T>.Smoothed(period);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose one of the averages.");
        }

        Warmup = period;
    }

    public int Warmup { get; }

    public readonly int ConvergenceBars(double epsilon) => _kind switch
    {
        BandAverage.Exponential => _exponential.ConvergenceBars(epsilon),
        BandAverage.Smoothed => Warmup + Period.BarsToForget((Warmup - 1.0) / Warmup, epsilon),
        _ => Warmup,
    };

    public bool Next(in T input, out T output) => _kind switch
    {
        BandAverage.Simple => _simple.Next(in input, out output),
        BandAverage.Weighted => _weighted.Next(in input, out output),
        _ => _exponential.Next(in input, out output),
    };

    public readonly BandAverageState<T> Copy() => _kind switch
    {
        BandAverage.Simple => this with { _simple = _simple.Copy() },
        BandAverage.Weighted => this with { _weighted = _weighted.Copy() },
        _ => this,
    };

    public readonly BandAverageState<T> Fresh() => new(Warmup, _kind);

    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_kind);
        switch (_kind)
        {
            case BandAverage.Simple:
                _simple.Save(ref writer);
                break;
            case BandAverage.Weighted:
                _weighted.Save(ref writer);
                break;
            default:
                _exponential.Save(ref writer);
                break;
        }
    }

    public readonly BandAverageState<T> Load(ref StateReader reader)
    {
        reader.Parameter("average", (int)_kind);
        return _kind switch
        {
            BandAverage.Simple => this with { _simple = _simple.Load(ref reader) },
            BandAverage.Weighted => this with { _weighted = _weighted.Load(ref reader) },
            _ => this with { _exponential = _exponential.Load(ref reader) },
        };
    }
}
