namespace AlphaPulse.Indicators;

internal sealed class VidyaDescriptor : IndicatorDescriptor
{
    public override string Name => "vidya";

    public override string Title => "Variable index dynamic average";

    public override string Family => "Averages";

    public override string Description =>
        "An average that follows the price in a trend and stands still in a sideways market.";

    public override string Reference =>
        "Tushar Chande, in the form of 1995, with the magnitude of the momentum oscillator (LEAN, pandas-ta, TradingView); begun with the price of bar n, which is withheld. The form of 1992 is vidyadev.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Vidya<T>(spec.Integer(0)));
}
