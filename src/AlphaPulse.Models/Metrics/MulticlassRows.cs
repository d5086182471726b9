using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Checks rows of several classes.</summary>
internal static class MulticlassRows
{
    internal static double Check(ReadOnlySpan<double> actual, ReadOnlySpan<double> probabilities, int classes, ReadOnlySpan<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (probabilities.Length != (long)actual.Length * classes)
        {
            throw new ArgumentException(
                Text($"There are {probabilities.Length} probabilities, but {actual.Length} rows of {classes} classes need {(long)actual.Length * classes}."), nameof(probabilities));
        }

        var total = MetricRows.Check(actual, actual, weights);
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (!(probabilities[i] is >= 0 and <= 1))
            {
                throw new ArgumentException(
                    Text($"The probability of class {i % classes} of row {i / classes} is {probabilities[i]}; a probability is from 0 to 1."), nameof(probabilities));
            }
        }

        for (var row = 0; row < actual.Length; row++)
        {
            if (actual[row] < 0 || actual[row] >= classes || actual[row] != Math.Floor(actual[row]))
            {
                throw new ArgumentException(Text($"The class of row {row} is {actual[row]}; classes are whole numbers from 0 to {classes - 1}."), nameof(actual));
            }
        }

        return total;
    }

    /// <summary>The position of the greatest, the first of equals.</summary>
    internal static int Best(ReadOnlySpan<double> probabilities)
    {
        var best = 0;
        for (var i = 1; i < probabilities.Length; i++)
        {
            best = probabilities[i] > probabilities[best] ? i : best;
        }

        return best;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
