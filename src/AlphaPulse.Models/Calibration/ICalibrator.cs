namespace AlphaPulse.Models;

/// <summary>Turns the score of a classifier into a probability that comes true as often as it says.</summary>
/// <remarks>
/// Fit it on rows that the classifier did not learn from, purged like any validation slice: on its own training rows every classifier looks
/// too sure. Implementations are immutable, allocate nothing when they calibrate, never turn the order of scores around and are safe for use
/// from any thread.
/// </remarks>
public interface ICalibrator
{
    /// <summary>A short stable name such as <c>platt</c>.</summary>
    string Name { get; }

    /// <summary>The probability for a score.</summary>
    /// <param name="score">The score.</param>
    /// <returns>The probability from 0 to 1; NaN for NaN.</returns>
    double Calibrate(double score);
}
