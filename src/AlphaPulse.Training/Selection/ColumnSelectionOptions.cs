namespace AlphaPulse.Training;

/// <summary>How <see cref="SelectingLearner"/> chooses columns.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record ColumnSelectionOptions
{
    private readonly int _columns = 10;
    private readonly int _folds = 3;
    private readonly int _embargoBars = new SplitOptions().EmbargoBars;

    /// <summary>How many columns are kept; at least 1, default 10. Where there are no more, all are kept and nothing is measured.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Columns
    {
        get => _columns;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _columns = value;
        }
    }

    /// <summary>Into how many purged folds the rows of a fit are divided; from 2 to 50, default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    public int Folds
    {
        get => _folds;
        init => _folds = value is >= 2 and <= 50 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Give from 2 to 50 folds.");
    }

    /// <summary>How many bars stay free between a training label and a test, on either side; at least 0, default that of <see cref="SplitOptions"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int EmbargoBars
    {
        get => _embargoBars;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _embargoBars = value;
        }
    }
}
