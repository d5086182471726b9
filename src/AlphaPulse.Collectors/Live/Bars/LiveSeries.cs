namespace AlphaPulse.Collectors;

/// <summary>One series of a collector: its order, its names and what is to be stored of it.</summary>
internal sealed class LiveSeries(BarSeriesId id, string symbol, BarSequencer sequencer)
{
    public BarSeriesId Id { get; } = id;

    /// <summary>The symbol as the venue's requests write it.</summary>
    public string Symbol { get; } = symbol;

    public BarSequencer Sequencer { get; } = sequencer;

    /// <summary>The connection that it comes on.</summary>
    public LiveConnection? Connection { get; set; }

    /// <summary>What has been decided and not stored yet.</summary>
    public List<LiveStep> Steps { get; } = [];

    /// <summary>Rows of answers that can be no bars.</summary>
    public List<QuarantinedRow> Quarantined { get; } = [];

    /// <summary>Whether it waits to be stored.</summary>
    public bool IsDirty { get; set; }
}
