using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>What runs over the bars of one instrument in one timeframe, in an order in which every input comes before its use.</summary>
internal sealed class GraphDomain(FeatureScope scope, int prices)
{
    private NodeKernel[] _kernels = [];
    private double[] _values = [];

    public FeatureScope Scope { get; } = scope;

    /// <summary>The first of the five slots of the bar.</summary>
    public int Prices { get; } = prices;

    /// <summary>How many kernels there are.</summary>
    public int KernelCount => _kernels.Length;

    public void Freeze(double[] values, NodeKernel[] kernels)
    {
        _values = values;
        _kernels = kernels;
    }

    public void Run(in NodeBar bar)
    {
        var values = _values;
        var slots = values.AsSpan(Prices, 5);
        slots[4] = bar.Bar.Volume;
        slots[3] = bar.Bar.Low;
        slots[2] = bar.Bar.High;
        slots[1] = bar.Bar.Open;
        slots[0] = bar.Bar.Close;
        foreach (var kernel in _kernels)
        {
            kernel.Run(values, in bar);
        }
    }

    /// <summary>Forgets everything and leaves no value behind: a missing bar in an empty state gives none.</summary>
    public void Forget(DateTimeOffset time)
    {
        Reset();
        Run(new NodeBar(Ohlcv.Missing, time));
        Reset();
    }

    public void Reset()
    {
        foreach (var kernel in _kernels)
        {
            kernel.Reset();
        }
    }
}
