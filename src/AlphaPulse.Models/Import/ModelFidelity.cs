namespace AlphaPulse.Models;

/// <summary>How near an imported model comes to the original on rows that both were asked.</summary>
/// <param name="Rows">How many rows were compared.</param>
/// <param name="Values">How many values were compared: one for each row and output.</param>
/// <param name="DifferentValues">How many of them differ in at least one bit, in the precision of the original.</param>
/// <param name="MaxUlps">By how many numbers of that precision the two are apart at most. Large where a value is near 0 as large numbers cancelled out.</param>
/// <param name="MaxDifference">The greatest absolute difference.</param>
/// <param name="MaxRelativeDifference">The greatest difference, divided by the larger of 1 and the absolute value of the original.</param>
public sealed record ModelFidelity(int Rows, long Values, long DifferentValues, long MaxUlps, double MaxDifference, double MaxRelativeDifference)
{
    /// <summary>Whether all values have the same bits.</summary>
    public bool IsBitExact => DifferentValues == 0;
}
