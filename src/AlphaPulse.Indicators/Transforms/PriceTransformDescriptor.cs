namespace AlphaPulse.Indicators;

internal sealed class PriceTransformDescriptor(PriceSource source, string name, string title, string description) : IndicatorDescriptor
{
    public override string Name => name;

    public override string Title => title;

    public override string Family => "Transforms";

    public override string Description => description;

    public override string Reference => "The same everywhere (TA-Lib, Tulip).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) => BarIndicators.OfBars(spec, new PriceTransform<T>(source));
}
