namespace AlphaPulse.Features;

/// <summary>A primary rule: which side it would take at a bar. A meta-label says whether that was worth it.</summary>
/// <remarks>Implementations are immutable and safe for use from any thread.</remarks>
public interface ISideRule
{
    /// <summary>The canonical specification, such as <c>momentum(24)</c>.</summary>
    string Name { get; }

    /// <summary>How many consecutive bars before the bar of the decision it needs; 0 for none.</summary>
    int LookbackBars { get; }

    /// <summary>Takes a side from what is known when the bar closes.</summary>
    /// <param name="start">The bar with the bars before it; at least <see cref="LookbackBars"/> of them.</param>
    /// <returns>The side; <see cref="SignalDirection.Flat"/> for none, <see langword="null"/> where the rule has nothing to say.</returns>
    SignalDirection? Decide(in LabelStart start);
}
