namespace AlphaPulse.Features;

/// <summary>A label that is known.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Target">What a model is to predict; finite.</param>
/// <param name="LogReturn">
/// The log return from the close of the start to the price that the label ended at, before costs; as the price moved, whatever the
/// side.
/// </param>
public readonly record struct LabelValue(double Target, double LogReturn)
{
    /// <summary>The price that the label ended at, where it is not the close of its last bar: a barrier, or the open beyond one; otherwise <see langword="null"/>.</summary>
    public decimal? ExitPrice { get; init; }
}
