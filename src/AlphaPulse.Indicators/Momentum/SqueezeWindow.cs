using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>What the squeezes look at: the standard deviation of the closes, the mean true range, and the momentum.</summary>
/// <remarks>The value of <c>default</c> is unusable. Copies are snapshots as those of the windows.</remarks>
internal struct SqueezeWindow<T>
    where T : struct, INumber<T>
{
    private readonly int _bands;
    private readonly int _channel;
    private WindowMoments<T> _closes;
    private TrueRangeState<T> _range;
    private WindowSum<T> _ranges;
    private WindowExtremes<T> _extremes;
    private WindowSum<T> _sum;
    private LinearRegressionState<T> _line;

    public SqueezeWindow(int bands, int channel)
    {
        _bands = Period.Check(bands, 2);
        _channel = Period.Check(channel, 2);
        _closes = new WindowMoments<T>(bands, DeviationKind.Population);
        _range = new TrueRangeState<T>(FirstTrueRange.None);
        _ranges = new WindowSum<T>(channel);
        _extremes = new WindowExtremes<T>(channel);
        _sum = new WindowSum<T>(channel);
        _line = new LinearRegressionState<T>(channel, LinePart.End);
    }

    public readonly int Warmup => Math.Max(_bands, _channel + 1);

    public readonly int MomentumWarmup => Math.Max(Warmup, 2 * _channel - 1);

    /// <summary>Takes in a present bar; says whether there are a deviation and a mean true range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> bar, out T deviation, out T range, out T? momentum)
    {
        deviation = default;
        range = default;
        momentum = null;
        var hasDeviation = _closes.Push(bar.Close);
        var hasRange = _range.Next(in bar, out var newest) && _ranges.Push(newest);
        if (_extremes.Push(bar.High, bar.Low) & _sum.Push(bar.Close))
        {
            // 4n times the distance of the close from the mean of the middle of the range and of the mean of the closes: undivided it is exact.
            var length = T.CreateChecked(_channel);
            var middle = bar.Close - _extremes.Highest() + (bar.Close - _extremes.Lowest());
            var distance = length * middle + Number.Convert<T>(2) * (length * bar.Close - _sum.Sum());
            momentum = _line.Next(in distance, out var end) ? end / (Number.Convert<T>(4) * length) : null;
        }

        if (!hasDeviation || !hasRange)
        {
            return false;
        }

        deviation = _closes.Deviation();
        range = _ranges.Mean();
        momentum = momentum is { } value && Number.IsPresent(value) ? momentum : null;
        return Number.IsPresent(deviation) && Number.IsPresent(range);
    }

    public void Clear()
    {
        _closes.Clear();
        _range = _range.Fresh();
        _ranges.Clear();
        _extremes.Clear();
        _sum.Clear();
        _line.Clear();
    }

    public readonly SqueezeWindow<T> Copy() => this with
    {
        _closes = _closes.Copy(),
        _ranges = _ranges.Copy(),
        _extremes = _extremes.Copy(),
        _sum = _sum.Copy(),
        _line = _line.Copy(),
    };

    public readonly void Save(ref StateWriter writer)
    {
        _closes.Save(ref writer);
        _range.Save(ref writer);
        _ranges.Save(ref writer);
        _extremes.Save(ref writer);
        _sum.Save(ref writer);
        _line.Save(ref writer);
    }

    public readonly SqueezeWindow<T> Load(ref StateReader reader) => this with
    {
        _closes = _closes.Load(ref reader),
        _range = _range.Load(ref reader),
        _ranges = _ranges.Load(ref reader),
        _extremes = _extremes.Load(ref reader),
        _sum = _sum.Load(ref reader),
        _line = _line.Load(ref reader),
    };
}
