using AlphaPulse.Features;

namespace AlphaPulse.Inference;

/// <summary>A signal that waits for its end.</summary>
internal sealed class PendingOutcome(Signal signal, DateTimeOffset entryTime)
{
    public Signal Signal { get; } = signal;

    public DateTimeOffset EntryTime { get; } = entryTime;

    public decimal? EntryPrice { get; set; }

    /// <summary>What says when it leaves; <see langword="null"/> where that is the horizon.</summary>
    public ILabelRun? Path { get; set; }

    /// <summary>How many expected bars after the signal's were shown to the path.</summary>
    public int BarsAhead { get; set; }

    /// <summary>The open time of the next bar of the path.</summary>
    public DateTimeOffset NextTime { get; set; } = entryTime;
}
