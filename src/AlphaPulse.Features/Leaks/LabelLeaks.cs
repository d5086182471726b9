namespace AlphaPulse.Features;

/// <summary>Looks for the answer among the inputs: a label that is known at its row, or a column that is the label or another scale of it.</summary>
/// <remarks>It looks at finished rows, so it needs no feature set; <see cref="LeakDetector"/> examines how rows are made. Pure and safe for use from any thread.</remarks>
public static class LabelLeaks
{
    /// <summary>Looks at the rows of the first bars.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="label">The label.</param>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="bars">How many bars, from the first; from 1 to all. Later ones are not looked at.</param>
    /// <param name="concordance">From which share of pairs of bars that a column orders as the label does (or in reverse) it is the label; from 0.9 to 1.</param>
    /// <returns>The first finding; <see langword="null"/> where there is none, or there are fewer than 30 rows to tell by.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static LeakFinding? Find(FeatureMatrix features, ILabel label, ITradingCalendar calendar, int bars, double concordance = 0.99)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentOutOfRangeException.ThrowIfLessThan(bars, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bars, features.Count);
        if (!(concordance is >= 0.9 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(concordance), concordance, "The share of pairs is from 0.9 to 1: honest features of a market lie near 0.5.");
        }

        var width = features.Schema.Columns.Count;
        var rows = new double[bars * width];
        for (var i = 0; i < bars; i++)
        {
            features.Row(i).CopyTo(rows.AsSpan(i * width, width));
        }

        return LabelLinter.Examine(features.Schema.Columns, new LeakData([.. features.Bars.Take(bars)]), rows, label, calendar, concordance).FirstOrDefault();
    }
}
