using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Checks the samples that a test is asked about.</summary>
internal static class PairedRows
{
    internal static double[] Differences(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int least)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException(Text($"There are {first.Length} values and {second.Length} to pair them with; give as many of both."), nameof(second));
        }

        Check(first, least, nameof(first));
        Check(second, least, nameof(second));
        var differences = new double[first.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = first[i] - second[i];
        }

        return differences;
    }

    internal static void Check(ReadOnlySpan<double> values, int least, string name)
    {
        if (values.Length < least)
        {
            throw new InsufficientHistoryException(Text($"The test needs at least {least} values; there are {values.Length}."));
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(Text($"Value {i} is {values[i]}; values are finite, and missing ones are left out."), name);
            }
        }
    }

    internal static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>The sum of t^3 - t over groups of t equal values.</summary>
    internal static double TieTerm(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var sum = 0.0;
        for (var from = 0; from < sorted.Length;)
        {
            var to = from;
            while (to < sorted.Length && sorted[to] == sorted[from])
            {
                to++;
            }

            double t = to - from;
            sum += t * t * t - t;
            from = to;
        }

        return sum;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
