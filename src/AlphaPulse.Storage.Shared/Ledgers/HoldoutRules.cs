namespace AlphaPulse.Storage;

/// <summary>What an opening of a holdout must say, and why another candidate is refused.</summary>
internal static class HoldoutRules
{
    /// <summary>Refuses what names no holdout.</summary>
    public static void Require(DateTimeOffset from, DateTimeOffset to, string candidate, int trials, string? overrideReason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(candidate);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (overrideReason is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(overrideReason);
        }
    }

    /// <summary>The refusal of a candidate that comes second.</summary>
    public static HoldoutException Refuse(
        BarSeriesId series, DateTimeOffset from, DateTimeOffset to, string candidate, string before, DateTimeOffset seenFrom, DateTimeOffset seenTo) => new(
        $"The holdout of {series} from {UtcText.Format(from)} to {UtcText.Format(to)} shares bars with that from {UtcText.Format(seenFrom)} to {UtcText.Format(seenTo)}, which was opened for the candidate {before}; {candidate} may not see them, since choosing between the two on them would be selection. Wait for newer data and hold out that, or override with a reason: it goes on record, and the trials of both count against the candidate.");
}
