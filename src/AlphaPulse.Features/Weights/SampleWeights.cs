namespace AlphaPulse.Features;

/// <summary>Weights for samples whose labels overlap, and so tell the same thing several times.</summary>
/// <remarks>
/// <para>Labels overlap where they use the return of the same bar. Only bars that came count: the return over a gap is one return.
/// Give the rows of one part of a split, so that labels beyond its border do not count. Time and memory grow with the number of
/// bars and rows, whatever the horizon; sums are carried with twice the precision.</para>
/// <para>Source: M. Lopez de Prado, Advances in Financial Machine Learning (2018), chapter 4. Safe for use from any thread.</para>
/// </remarks>
public static class SampleWeights
{
    /// <summary>How many labels use the return of each bar.</summary>
    /// <param name="spans">The spans of the labels, in any order.</param>
    /// <param name="bars">How many bars there are; the spans lie within them.</param>
    /// <returns>The count for each bar.</returns>
    /// <exception cref="ArgumentException">A span is reversed or outside the bars.</exception>
    public static int[] Concurrency(IReadOnlyList<LabelSpan> spans, int bars)
    {
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentOutOfRangeException.ThrowIfNegative(bars);
        var counts = new int[bars + 1];
        for (var i = 0; i < spans.Count; i++)
        {
            var (first, last) = spans[i];
            if (first < 0 || last < first || last >= bars)
            {
                throw new ArgumentException(FormattableString.Invariant($"Span {i} goes from {first} to {last}; give spans in order within the {bars} bars."), nameof(spans));
            }

            counts[first]++;
            counts[last + 1]--;
        }

        for (var bar = 1; bar < bars; bar++)
        {
            counts[bar] += counts[bar - 1];
        }

        return counts[..bars];
    }

    /// <summary>The average uniqueness of each label: the mean over its bars of one divided by how many labels use the bar.</summary>
    /// <param name="spans">The spans of the labels, in any order.</param>
    /// <param name="bars">How many bars there are.</param>
    /// <returns>A value for each span, above 0 and at most 1.</returns>
    /// <exception cref="ArgumentException">A span is reversed or outside the bars.</exception>
    public static double[] Uniqueness(IReadOnlyList<LabelSpan> spans, int bars)
    {
        var sums = new PrefixSums(bars);
        foreach (var count in Concurrency(spans, bars))
        {
            sums.Add(count == 0 ? 0 : 1.0 / count);
        }

        return [.. spans.Select(s => sums.Between(s.First, s.Last) / (s.Last - s.First + 1))];
    }

    /// <summary>The average uniqueness of each sample.</summary>
    /// <param name="set">The samples.</param>
    /// <param name="rows">Which of them, by position in <see cref="SampleSet.Samples"/>; all where <see langword="null"/>.</param>
    /// <returns>A value for each row, in its order, above 0 and at most 1.</returns>
    public static double[] Uniqueness(SampleSet set, IReadOnlyList<int>? rows = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Uniqueness(Spans(set, rows), set.Features.Count);
    }

    /// <summary>The return attributed to each label: the absolute sum over its bars of the log return divided by how many labels use the bar.</summary>
    /// <param name="spans">The spans of the labels, in any order.</param>
    /// <param name="logReturns">The log return of each bar; finite where a label uses it.</param>
    /// <returns>A value for each span, at least 0.</returns>
    /// <exception cref="ArgumentException">A span is reversed or outside the bars, or a return that is used is not finite.</exception>
    public static double[] ReturnAttribution(IReadOnlyList<LabelSpan> spans, ReadOnlySpan<double> logReturns)
    {
        var counts = Concurrency(spans, logReturns.Length);
        var sums = new PrefixSums(counts.Length);
        for (var bar = 0; bar < counts.Length; bar++)
        {
            if (counts[bar] > 0 && !double.IsFinite(logReturns[bar]))
            {
                throw new ArgumentException(FormattableString.Invariant($"The log return of bar {bar} is {logReturns[bar]} and a label uses it; leave that label out."), nameof(logReturns));
            }

            sums.Add(counts[bar] == 0 ? 0 : logReturns[bar] / counts[bar]);
        }

        return [.. spans.Select(s => Math.Abs(sums.Between(s.First, s.Last)))];
    }

    /// <summary>The return attributed to each sample, from the closes of the bars that came.</summary>
    /// <param name="set">The samples.</param>
    /// <param name="rows">Which of them, by position in <see cref="SampleSet.Samples"/>; all where <see langword="null"/>.</param>
    /// <returns>A value for each row, in its order, at least 0.</returns>
    public static double[] ReturnAttribution(SampleSet set, IReadOnlyList<int>? rows = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        var bars = set.Features.Bars;
        var logReturns = new double[bars.Count];
        for (var bar = 1; bar < bars.Count; bar++)
        {
            logReturns[bar] = HorizonRun.LogReturn(bars[bar - 1], bars[bar]);
        }

        return ReturnAttribution(Spans(set, rows), logReturns);
    }

    /// <summary>Weights that fall linearly with age, where age is counted in cumulative uniqueness and not in time.</summary>
    /// <param name="uniqueness">The uniqueness of the samples, oldest first; finite, at least 0, with a positive sum.</param>
    /// <param name="lastWeight">
    /// Above -1, at most 1. From 0 to 1: where the line would be at age without end, so 1 is no decay and 0 a line to zero. Below 0:
    /// the oldest samples with that share of the uniqueness weigh nothing.
    /// </param>
    /// <returns>A weight for each sample from 0 to 1; the newest has 1.</returns>
    /// <exception cref="ArgumentException">A uniqueness is out of range, or all are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lastWeight"/> is out of range.</exception>
    public static double[] TimeDecay(IReadOnlyList<double> uniqueness, double lastWeight)
    {
        ArgumentNullException.ThrowIfNull(uniqueness);
        if (!(lastWeight is > -1 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(lastWeight), lastWeight, "The last weight is above -1 and at most 1.");
        }

        if (uniqueness.Count == 0)
        {
            return [];
        }

        var sums = new PrefixSums(uniqueness.Count);
        foreach (var value in uniqueness)
        {
            if (!double.IsFinite(value) || value < 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"A uniqueness is {value}; give finite values of at least 0."), nameof(uniqueness));
            }

            sums.Add(value);
        }

        var total = sums.Between(0, uniqueness.Count - 1);
        if (total <= 0)
        {
            throw new ArgumentException("Every uniqueness is 0; a label that is used has more.", nameof(uniqueness));
        }

        // From the newest backwards, so that it has exactly 1.
        var slope = lastWeight >= 0 ? 1 - lastWeight : 1 / (1 + lastWeight);
        return [.. Enumerable.Range(0, uniqueness.Count).Select(i => Math.Max(0, 1 - slope * ((total - sums.Between(0, i)) / total)))];
    }

    /// <summary>Multiplies weights so that their mean is 1, as learners take them that compare their sum with a number of rows.</summary>
    /// <param name="weights">The weights; finite, at least 0, with a positive sum.</param>
    /// <returns>The scaled weights.</returns>
    /// <exception cref="ArgumentException">The weights sum to 0 or not to a finite number.</exception>
    public static double[] Normalize(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var sum = weights.Sum();
        return sum > 0 && double.IsFinite(sum)
            ? [.. weights.Select(w => w * (weights.Count / sum))]
            : throw new ArgumentException(FormattableString.Invariant($"The weights sum to {sum}; the sum must be positive and finite."), nameof(weights));
    }

    private static List<LabelSpan> Spans(SampleSet set, IReadOnlyList<int>? rows)
    {
        var samples = set.Samples;
        return rows is null
            ? [.. samples.Select(s => LabelSpan.Of(s))]
            : [.. rows.Select(r => LabelSpan.Of(samples[r]))];
    }
}
