namespace AlphaPulse.Features;

/// <summary>A feature that is a class: those of the catalog that no expression says, and those of users.</summary>
internal sealed class OpaqueNode(string text, string formula, int warmup, Func<IFeature> create, bool isShared) : FeatureNode(text, formula, warmup)
{
    // Two features of users may have one name in two sets and compute different things.
    public override object Key => isShared ? Text : this;

    /// <summary>Whether a text alone cannot make it: it was given as code.</summary>
    public bool IsCode => !isShared;

    // What a feature of a user remembers, nobody knows.
    public override int MemoryOn(Timeframe timeframe) => isShared ? base.MemoryOn(timeframe) : int.MaxValue;

    public override NodeKernel Create(int[] inputs, int output) => new Kernel(create(), output);

    private sealed class Kernel(IFeature feature, int output) : NodeKernel
    {
        public override void Run(double[] values, in NodeBar bar) =>
            values[output] = feature.Update(in bar.Bar, bar.OpenTime, out var value) ? Finite(value) : double.NaN;

        public override void Reset() => feature.Reset();
    }
}
