namespace AlphaPulse.Features;

/// <summary>The bars whose returns a label consists of.</summary>
/// <remarks>
/// The label of a sample spans the bars after its start up to its end: a label that begins at the bar where another one ends shares
/// no return with it. Immutable and safe for use from any thread.
/// </remarks>
/// <param name="First">The position of the first bar.</param>
/// <param name="Last">The position of the last bar, included; at least <paramref name="First"/>.</param>
public readonly record struct LabelSpan(int First, int Last)
{
    /// <summary>The span of a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <returns>The bars after its start up to its end.</returns>
    public static LabelSpan Of(in Sample sample) => new(sample.BarIndex + 1, sample.EndIndex);
}
