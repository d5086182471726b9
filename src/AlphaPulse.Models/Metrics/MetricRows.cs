using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Checks the rows that a metric is asked for.</summary>
internal static class MetricRows
{
    /// <summary>Checks lengths and values.</summary>
    /// <returns>The sum of the weights; the count of the rows without weights.</returns>
    internal static double Check(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights)
    {
        if (actual.IsEmpty)
        {
            throw new ArgumentException("There are no rows to measure; give at least one.", nameof(actual));
        }

        if (predicted.Length != actual.Length)
        {
            throw new ArgumentException(Text($"There are {predicted.Length} predictions for {actual.Length} rows."), nameof(predicted));
        }

        RefuseNonFinite(actual, nameof(actual));
        RefuseNonFinite(predicted, nameof(predicted));
        return weights.IsEmpty ? actual.Length : SumOfWeights(weights, actual.Length);
    }

    /// <summary>Checks lengths and that the actual values are 0 or 1.</summary>
    internal static double CheckBinary(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights)
    {
        var total = Check(actual, predicted, weights);
        var wrong = actual.IndexOfAnyExcept(0, 1);
        return wrong < 0
            ? total
            : throw new ArgumentException(Text($"The class of row {wrong} is {actual[wrong]}; classes are 0 and 1."), nameof(actual));
    }

    /// <summary>Checks that every prediction is a probability as well.</summary>
    internal static double CheckProbabilities(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights)
    {
        var total = CheckBinary(actual, predicted, weights);
        for (var i = 0; i < predicted.Length; i++)
        {
            if (predicted[i] is < 0 or > 1)
            {
                throw new ArgumentException(Text($"The prediction of row {i} is {predicted[i]}; a probability is from 0 to 1."), nameof(predicted));
            }
        }

        return total;
    }

    /// <summary>The rows in the order of their values; rows of equal value keep theirs.</summary>
    internal static int[] Order(ReadOnlySpan<double> values)
    {
        var keys = values.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(keys, order);

        // The sort is fast and not stable, so runs of equal values are put back into the order of the rows.
        for (var from = 0; from < keys.Length;)
        {
            var to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
            {
                to++;
            }

            if (to - from > 1)
            {
                Array.Sort(order, from, to - from);
            }

            from = to;
        }

        return order;
    }

    /// <summary>The ranks from 1; equal values have the mean of theirs.</summary>
    internal static double[] Ranks(ReadOnlySpan<double> values)
    {
        var order = Order(values);
        var ranks = new double[order.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to < order.Length && values[order[to]] == values[order[from]])
            {
                to++;
            }

            for (var i = from; i < to; i++)
            {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }

            from = to;
        }

        return ranks;
    }

    internal static double Weight(ReadOnlySpan<double> weights, int row) => weights.IsEmpty ? 1 : weights[row];

    private static double SumOfWeights(ReadOnlySpan<double> weights, int rows)
    {
        if (weights.Length != rows)
        {
            throw new ArgumentException(Text($"There are {weights.Length} weights for {rows} rows."), nameof(weights));
        }

        var total = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (!double.IsFinite(weights[i]) || weights[i] < 0)
            {
                throw new ArgumentException(Text($"The weight of row {i} is {weights[i]}; weights are finite and at least 0."), nameof(weights));
            }

            total += weights[i];
        }

        return total > 0 ? total : throw new ArgumentException("All weights are 0; at least one must be positive.", nameof(weights));
    }

    private static void RefuseNonFinite(ReadOnlySpan<double> values, string name)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(Text($"The value of row {i} is {values[i]}; leave out rows without a score or an outcome."), name);
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
