namespace AlphaPulse.Indicators;

internal sealed class RenkoDescriptor : IndicatorDescriptor
{
    public override string Name => "renko";

    public override string Title => "Renko";

    public override string Family => "Transforms";

    public override string Description =>
        "The last finished brick, its direction, and how many bricks the bar finished. Bars that finish none repeat the last brick with a count of 0.";

    public override string Reference =>
        "The common renko (Nison, Beyond Candlesticks, 1994) on closes, as in Skender, on the grid of the first price.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [new IndicatorParameter("size", ParameterKind.Decimal, 1, 0.0001m, 1000000000)];

    public override IReadOnlyList<string> Outputs { get; } = ["direction", "open", "close", "count"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1), OutputRange.Unbounded, OutputRange.Unbounded, OutputRange.Unbounded];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, RenkoValue<T>>(spec, new Renko<T>(spec.Arguments[0]));
}
