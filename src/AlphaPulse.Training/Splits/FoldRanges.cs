namespace AlphaPulse.Training;

/// <summary>The ranges of the purged folds that a learner divides the rows of a fit into.</summary>
internal static class FoldRanges
{
    /// <summary>Refuses a number of folds that is not from 2 to 50.</summary>
    public static int Folds(int value) => value is >= 2 and <= 50 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Give from 2 to 50 folds.");

    /// <summary>Refuses a negative embargo.</summary>
    public static int EmbargoBars(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}
