namespace AlphaPulse.Indicators;

internal sealed class InsideBarDescriptor : IndicatorDescriptor
{
    public override string Name => "insidebar";

    public override string Title => "Inside bar";

    public override string Entry => "INSIDE";

    public override string Family => "Transforms";

    public override string Description =>
        "100 for a bar whose high is below and whose low is above those of the bar before, 0 for every other: a market that waits.";

    public override string Reference =>
        "The common inside bar (Crabel, 1990); touching bars excluded as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Choice("tie", "exclude", "include")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new InsideBar<T>((SwingTie)spec.Integer(0)));
}
