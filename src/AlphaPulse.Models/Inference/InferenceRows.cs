using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Checks the rows from which coefficients with errors are wanted.</summary>
internal static class InferenceRows
{
    internal static ColumnScaling Check(TrainingMatrix data, string what)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!data.Weights.IsEmpty)
        {
            throw new ArgumentException($"The errors of {what} are those of rows that weigh the same; leave the weights out.", nameof(data));
        }

        if (data.Rows <= data.Columns + 1)
        {
            throw new InsufficientHistoryException(string.Create(
                CultureInfo.InvariantCulture, $"{data.Columns + 1} coefficients with errors need more than {data.Columns + 1} rows; there are {data.Rows}."));
        }

        var scaling = ColumnScaling.Measure(data, what);
        for (var column = 0; column < data.Columns; column++)
        {
            if (scaling.Deviations[column] == 0)
            {
                throw new LearningException(
                    $"Feature '{data.Schema.Columns[column].Name}' never varies, so its coefficient has no error; leave it out.");
            }
        }

        return scaling;
    }
}
