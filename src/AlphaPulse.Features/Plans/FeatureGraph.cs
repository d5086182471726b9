namespace AlphaPulse.Features;

/// <summary>The state of a set: all values in one array, and for each kind of bars what runs over it.</summary>
internal sealed class FeatureGraph(
    double[] values, int[] slots, double[] start, GraphDomain rows, IReadOnlyList<GraphDomain> higher, IReadOnlyList<StreamFeed> streams,
    IReadOnlyList<(string Name, int Slot)> channels, int nodes)
{
    public double[] Values { get; } = values;

    /// <summary>For each column where its value is.</summary>
    public int[] Slots { get; } = slots;

    /// <summary>What runs over the bars of the rows.</summary>
    public GraphDomain Rows { get; } = rows;

    /// <summary>What runs over higher bars made of those of the rows.</summary>
    public IReadOnlyList<GraphDomain> Higher { get; } = higher;

    public IReadOnlyList<StreamFeed> Streams { get; } = streams;

    public IReadOnlyList<(string Name, int Slot)> Channels { get; } = channels;

    /// <summary>How many different computations there are.</summary>
    public int NodeCount { get; } = nodes;

    public void Reset()
    {
        start.CopyTo(Values, 0);
        Rows.Reset();
        foreach (var domain in Higher)
        {
            domain.Reset();
        }
    }
}
