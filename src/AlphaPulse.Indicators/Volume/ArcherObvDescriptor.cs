using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class ArcherObvDescriptor : IndicatorDescriptor
{
    public override string Name => "aobv";

    public override string Title => "Archer on balance volume";

    public override string Family => "Volume";

    public override string Description =>
        "Whether the volume of rising bars outweighs that of falling ones: the fast average of the balance above the slow one says buyers. Without volume the balance stands still.";

    public override string Reference =>
        "Everget after Joseph Granville, 1963; averages of 4 and 12 bars as in pandas-ta, each seeded with the mean of its first n values.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 4, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 12, 2, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["obv", "fast", "slow"];

    public override PriceSource? DefaultSource => null;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, ArcherObvValue<T>>(spec, new ArcherObv<T>(spec.Integer(0), spec.Integer(1)));
}
