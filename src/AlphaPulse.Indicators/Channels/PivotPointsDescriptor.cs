namespace AlphaPulse.Indicators;

internal sealed class PivotPointsDescriptor(PivotMethod method, string name, string title, int levels, string reference) : IndicatorDescriptor
{
    public override string Name => name;

    public override string Title => title;

    public override string Entry => "PIVOTPTS";

    public override string Family => "Channels";

    public override string Description =>
        "Levels made of high, low and close of the last calendar window, UTC, which stay while the present one lasts. Until one has ended, of the bars so far.";

    public override string Reference => reference;

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Choice("window", "month", "week", "day")];

    public override IReadOnlyList<string> Outputs { get; } =
        [.. new[] { "pivot", "s1", "r1", "s2", "r2", "s3", "r3", "s4", "r4" }.Take(1 + 2 * levels)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, PivotPointsValue<T>>(spec, new PivotPoints<T>(method, (CalendarWindow)spec.Integer(0)));
}
