using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The sums of the last n volumes, plain and weighted by where the close lies in the range of its bar.</summary>
/// <remarks>The weight is from -1 at the low to 1 at the high, and 0 without a range. The value of <c>default</c> is unusable.</remarks>
internal struct FlowSums<T>
    where T : struct, INumber<T>
{
    // A ratio times a volume has more digits than the exact sum of decimals takes in, so that it is added up anew.
    private WindowValues<T> _flows;
    private WindowSum<T> _volumes;

    public FlowSums(int period)
    {
        _flows = new WindowValues<T>(Period.Check(period, 1));
        _volumes = new WindowSum<T>(period);
    }

    public readonly int Length => _flows.Length;

    /// <summary>Takes in a bar; says whether the window is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(in Ohlcv<T> bar)
    {
        var range = bar.High - bar.Low;

        // The ratio first: it is at most 1, while a price times a volume can leave the range of decimal.
        var flow = range != T.Zero || !Number.IsPresent(bar.Close)
            ? (bar.Close - bar.Low - (bar.High - bar.Close)) / range * bar.Volume
            : T.Zero;
        return _flows.Push(flow) & _volumes.Push(bar.Volume);
    }

    public readonly T MeanFlow() => _flows.Sum() / T.CreateChecked(_flows.Length);

    /// <summary>The weighted sum over the plain one; none without volume.</summary>
    public readonly bool TryRatio(out T ratio)
    {
        var volume = _volumes.Sum();
        ratio = volume == T.Zero ? T.Zero : RealFunctions.Within(_flows.Sum() / volume, T.One);
        return volume != T.Zero && Number.IsPresent(ratio);
    }

    public readonly FlowSums<T> Copy() => this with { _flows = _flows.Copy(), _volumes = _volumes.Copy() };

    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(Length);
        _flows.Save(ref writer);
        _volumes.Save(ref writer);
    }

    public readonly FlowSums<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", Length);
        return this with { _flows = _flows.Load(ref reader), _volumes = _volumes.Load(ref reader) };
    }
}
