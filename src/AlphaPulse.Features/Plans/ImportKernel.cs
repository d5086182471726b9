namespace AlphaPulse.Features;

/// <summary>Takes a value of another instrument; missing while that instrument's bar of the same time is not there.</summary>
internal sealed class ImportKernel(StreamFeed feed, int input, int output) : NodeKernel
{
    public override void Run(double[] values, in NodeBar bar) => values[output] = feed.IsCurrent ? values[input] : double.NaN;
}
