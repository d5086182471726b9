using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class MomersionDescriptor : IndicatorDescriptor
{
    public override string Name => "momersion";

    public override string Title => "Momersion";

    public override string Family => "Trend";

    public override string Description =>
        "How often the price went on (towards 100: momentum) rather than turned back (towards 0: mean reversion) from bar to bar.";

    public override string Undefined => "Bars whose window has no pair of changes that went on or turned, as in a flat market (0/0).";

    public override string Reference =>
        "Michael Harris, 2014, as in LEAN: the window grows from 10 to 20 pairs.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("minimum", ParameterKind.Integer, 10, 8, Period.Maximum),
        new IndicatorParameter("window", ParameterKind.Integer, 20, 8, Period.Maximum),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] <= arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the minimum {arguments[0]} is above the window {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Momersion<T>(spec.Integer(0), spec.Integer(1)));
}
