namespace AlphaPulse.Features;

/// <summary>A function of the current value alone.</summary>
internal sealed class MapKernel(Func<double, double> map, int input, int output) : NodeKernel
{
    public override void Run(double[] values, in NodeBar bar) => values[output] = Finite(map(values[input]));
}
