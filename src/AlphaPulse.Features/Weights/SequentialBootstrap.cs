namespace AlphaPulse.Features;

/// <summary>Draws labels with replacement so that one that overlaps those drawn before is less likely.</summary>
/// <remarks>
/// <para>The probability of a label is proportional to the average uniqueness that it would have among those drawn and itself. A draw
/// costs one step for each bar that the drawn label spans, and one, times the binary digits of their number, for each label that may
/// overlap it.</para>
/// <para>Source: M. Lopez de Prado, Advances in Financial Machine Learning (2018), 4.5. Holds state; not safe for use from several
/// threads.</para>
/// </remarks>
public sealed class SequentialBootstrap
{
    private readonly LabelSpan[] _spans;
    private readonly int[] _order;
    private readonly int[] _firsts;
    private readonly int _longest;
    private readonly int[] _drawn;
    private readonly double[] _uniqueness;
    private readonly WeightTree _tree;

    /// <summary>Creates a bootstrap that has drawn nothing.</summary>
    /// <param name="spans">The spans of the labels, in any order; at least one.</param>
    /// <param name="bars">How many bars there are; the spans lie within them.</param>
    /// <exception cref="ArgumentException">There are no spans, or one is reversed or outside the bars.</exception>
    public SequentialBootstrap(IReadOnlyList<LabelSpan> spans, int bars)
    {
        // Refuses impossible spans.
        SampleWeights.Concurrency(spans, bars);
        if (spans.Count == 0)
        {
            throw new ArgumentException("There are no labels to draw from; give at least one.", nameof(spans));
        }

        _spans = [.. spans];
        _order = [.. Enumerable.Range(0, spans.Count).OrderBy(i => _spans[i].First)];
        _firsts = [.. _order.Select(i => _spans[i].First)];
        _longest = _spans.Max(Length);
        _drawn = new int[bars];
        _uniqueness = new double[spans.Count];
        Array.Fill(_uniqueness, 1);
        _tree = new WeightTree(_uniqueness);
    }

    /// <summary>The probability of each label to be drawn next.</summary>
    /// <returns>A value for each label, in the order of the spans; they sum to 1.</returns>
    public double[] Probabilities()
    {
        var sum = _uniqueness.Sum();
        return [.. _uniqueness.Select(u => u / sum)];
    }

    /// <summary>Draws a label.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <returns>The position of its span.</returns>
    public int Draw(DeterministicRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var label = _tree.Find(random.NextDouble() * _tree.Total);
        Take(label);
        return label;
    }

    /// <summary>Counts a label as drawn.</summary>
    /// <param name="label">The position of its span.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such label.</exception>
    public void Take(int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, _spans.Length);
        var (first, last) = _spans[label];
        var losses = new PrefixSums(last - first + 1);
        for (var bar = first; bar <= last; bar++)
        {
            var count = _drawn[bar]++;
            losses.Add((1.0 / (count + 1)) - (1.0 / (count + 2)));
        }

        // No label that begins earlier than the longest one before the first bar can reach it.
        for (var place = LowerBound(first - _longest + 1); place < _firsts.Length && _firsts[place] <= last; place++)
        {
            var other = _order[place];
            var from = Math.Max(first, _spans[other].First);
            var to = Math.Min(last, _spans[other].Last);
            if (from <= to)
            {
                _uniqueness[other] -= losses.Between(from - first, to - first) / Length(_spans[other]);
                _tree.Set(other, _uniqueness[other]);
            }
        }
    }

    private static int Length(LabelSpan span) => span.Last - span.First + 1;

    private int LowerBound(int first)
    {
        var (low, high) = (0, _firsts.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = _firsts[middle] < first ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
