namespace AlphaPulse.Training;

/// <summary>How <see cref="SelectingLearner"/> chooses columns.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record ColumnSelectionOptions
{
    /// <summary>How many columns are kept; at least 1, default 10. Where there are no more, all are kept and nothing is measured.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Columns
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 10;

    /// <summary>Into how many purged folds the rows of a fit are divided; from 2 to 50, default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    public int Folds
    {
        get;
        init => field = FoldRanges.Folds(value);
    } = 3;

    /// <summary>How many bars stay free between a training label and a test, on either side; at least 0, default that of <see cref="SplitOptions"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int EmbargoBars
    {
        get;
        init => field = FoldRanges.EmbargoBars(value);
    } = new SplitOptions().EmbargoBars;
}
