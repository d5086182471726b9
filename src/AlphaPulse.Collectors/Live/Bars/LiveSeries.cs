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

    /// <summary>When rows open that can be no bars, as far as the series has not gone past them: where it goes on without a bar of these, that one is lost and not missing.</summary>
    public SortedSet<DateTimeOffset> QuarantinedAt { get; } = [];

    /// <summary>Whether it waits to be stored.</summary>
    public bool IsDirty { get; set; }

    /// <summary>What a firewall made of what waits; <see langword="null"/> where there is none, or nothing to judge.</summary>
    public JudgedUpdate? Judged { get; set; }

    /// <summary>The open times of the last bars that were held back, as many as the venue's corrections are looked at.</summary>
    public SortedSet<DateTimeOffset> Held { get; } = [];

    /// <summary>The version of the stream that the next closed bar replaces; <see langword="null"/> for none.</summary>
    public Bar? Replaced { get; set; }

    /// <summary>The open time of the last closed bar that was handed over.</summary>
    public DateTimeOffset? Delivered { get; set; }

    /// <summary>Forgets the rows of <see cref="QuarantinedAt"/> that the series has gone past. After each batch, and nearly always there are none.</summary>
    public void ForgetQuarantined()
    {
        while (QuarantinedAt.Count > 0 && QuarantinedAt.Min < Sequencer.Next)
        {
            QuarantinedAt.Remove(QuarantinedAt.Min);
        }
    }
}
