using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>A number of the bar itself. The first five have slots of their own; the others are computed once.</summary>
internal sealed class PriceNode(PriceSource source) : FeatureNode(PriceSources.NameOf(source), PriceSources.NameOf(source), 1)
{
    public PriceSource Source { get; } = source;

    public bool IsPlain => Source <= PriceSource.Volume;

    public override NodeKernel Create(int[] inputs, int output) => new Kernel(Source, output);

    private sealed class Kernel(PriceSource source, int output) : NodeKernel
    {
        public override void Run(double[] values, in NodeBar bar) => values[output] = PriceSources.Select(source, in bar.Bar);
    }
}
