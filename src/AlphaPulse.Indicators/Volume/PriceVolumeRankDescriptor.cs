namespace AlphaPulse.Indicators;

internal sealed class PriceVolumeRankDescriptor : IndicatorDescriptor
{
    public override string Name => "pvr";

    public override string Title => "Price volume rank";

    public override string Family => "Volume";

    public override string Description =>
        "In which of four phases price and volume are: 1 both up, 2 price up on less volume, 3 both down, 4 price down on more volume; unchanged counts as up.";

    public override string Reference =>
        "Anthony Macek, Stocks and Commodities, June 1994; as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(1, 4)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new PriceVolumeRank<T>());
}
