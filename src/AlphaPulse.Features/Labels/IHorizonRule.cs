namespace AlphaPulse.Features;

/// <summary>A label that is computed from the bar of the features and the bar at the horizon.</summary>
internal interface IHorizonRule
{
    /// <summary>Computes it.</summary>
    /// <param name="start">The bar of the features.</param>
    /// <param name="end">The bar at the horizon.</param>
    /// <param name="scale">What was known at the start: a volatility, or 1.</param>
    /// <param name="value">The label.</param>
    /// <returns>Whether there is one.</returns>
    bool TryCompute(Bar start, Bar end, double scale, out LabelValue value);
}
