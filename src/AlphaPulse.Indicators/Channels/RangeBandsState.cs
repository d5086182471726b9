using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Keltner{T}"/>, <see cref="Starc{T}"/> and <see cref="Aberration{T}"/>: an average with bands of some ranges.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RangeBandsState<T> : IIndicatorState<RangeBandsState<T>, Ohlcv<T>, ChannelValue<T>>
    where T : struct, INumber<T>
{
    private readonly string _name;
    private readonly decimal _parameter;
    private readonly T _multiple;
    private readonly bool _isTypical;
    private readonly BandRange _kind;
    private readonly int _rangeWarmup;
    private BandAverageState<T> _average;
    private AtrState<T> _range;
    private TrueRangeState<T> _trueRange;
    private EmaState<T> _ranges;

    internal RangeBandsState(RangeBandsName name, int period, decimal multiple, int range, BandRange kind, FirstTrueRange first)
    {
        _name = name switch
        {
            RangeBandsName.Keltner => "kc",
            RangeBandsName.Starc => "starc",
            _ => "aberr",
        };
        _isTypical = name == RangeBandsName.Aberration;
        _average = new BandAverageState<T>(Period.Check(period, 1), name == RangeBandsName.Keltner ? BandAverage.Exponential : BandAverage.Simple);
        _multiple = Factor.Check<T>(multiple, 0.001m, 100);
        _parameter = multiple;
        _range = new AtrState<T>(range, first);
        _trueRange = new TrueRangeState<T>(first);
        _ranges = new EmaState<T>(range, EmaSeed.Average);
        _kind = kind is BandRange.Average or BandRange.Exponential
            ? kind
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose the average or the exponential average of the true range.");
        _rangeWarmup = _range.Warmup;
    }

    /// <inheritdoc/>
    public readonly string Name => _name ?? "kc";

    /// <inheritdoc/>
    public readonly int Warmup => _average.Warmup;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => output == 1 ? Warmup : Math.Max(Warmup, _rangeWarmup);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Math.Max(
        _average.ConvergenceBars(epsilon), _kind == BandRange.Average ? _range.ConvergenceBars(epsilon) : 1 + _ranges.ConvergenceBars(epsilon));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out ChannelValue<T> output)
    {
        var hasRange = _kind == BandRange.Average
            ? _range.Next(in input, out var range)
            : TryExponential(in input, out range);
        var price = _isTypical ? PriceSources.Select(PriceSource.Hlc3, in input) : input.Close;
        if (!_average.Next(in price, out var middle))
        {
            output = default;
            return false;
        }

        var distance = _multiple * range;
        output = hasRange && Number.IsPresent(middle + distance) && Number.IsPresent(middle - distance)
            ? new ChannelValue<T>(middle + distance, middle, middle - distance)
            : new ChannelValue<T>(null, middle, null);
        return true;
    }

    /// <inheritdoc/>
    public readonly RangeBandsState<T> Copy() => this with { _average = _average.Copy() };

    /// <inheritdoc/>
    public readonly RangeBandsState<T> Fresh() => this with
    {
        _average = _average.Fresh(),
        _range = _range.Fresh(),
        _trueRange = _trueRange.Fresh(),
        _ranges = _ranges.Fresh(),
    };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        writer.Parameter((int)_kind);
        _average.Save(ref writer);
        _range.Save(ref writer);
        _trueRange.Save(ref writer);
        _ranges.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly RangeBandsState<T> Load(ref StateReader reader)
    {
        reader.Parameter("multiple", _parameter);
        reader.Parameter("range", (int)_kind);
        return this with
        {
            _average = _average.Load(ref reader),
            _range = _range.Load(ref reader),
            _trueRange = _trueRange.Load(ref reader),
            _ranges = _ranges.Load(ref reader),
        };
    }

    private bool TryExponential(in Ohlcv<T> input, out T range)
    {
        if (_trueRange.Next(in input, out var trueRange))
        {
            return _ranges.Next(in trueRange, out range);
        }

        _ranges = _ranges.Fresh();
        range = default;
        return false;
    }
}
