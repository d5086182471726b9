namespace AlphaPulse.Features;

/// <summary>The state of a node: reads slots, fills slots. <see cref="double.NaN"/> in a slot is a missing value; no slot is ever infinite.</summary>
internal abstract class NodeKernel
{
    public abstract void Run(double[] values, in NodeBar bar);

    /// <summary>Forgets everything.</summary>
    public virtual void Reset()
    {
    }

    /// <summary>An infinite value is as useless as a missing one, and would stay in running sums for ever.</summary>
    public static double Finite(double value) => value - (value - value);
}
