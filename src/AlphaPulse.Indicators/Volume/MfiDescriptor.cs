namespace AlphaPulse.Indicators;

internal sealed class MfiDescriptor : IndicatorDescriptor
{
    public override string Name => "mfi";

    public override string Title => "Money flow index";

    public override string Family => "Volume";

    public override string Description =>
        "How much of the money of the last n bars flowed while the typical price rose, from 0 to 100.";

    public override string Undefined => "Where no money flowed in the window (0/0).";

    public override string Reference =>
        "Gene Quong and Avrum Soudack, Stocks and Commodities, 1989; first value at bar n + 1 (TA-Lib, Tulip, Skender). No value where no money flowed.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Mfi<T>(spec.Integer(0)));
}
