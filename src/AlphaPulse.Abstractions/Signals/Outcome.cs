namespace AlphaPulse;

/// <summary>What became of a signal.</summary>
/// <remarks>
/// Entered at the open of the bar after the signal's, left at the close of the last bar of the horizon, or where the label of the model
/// ended before that, such as at a barrier; never at the price that the features were made from. Prices and returns are <see langword="null"/> unless <see cref="Status"/> is
/// <see cref="OutcomeStatus.Settled"/>. Immutable and safe for use from any thread.
/// </remarks>
public sealed record Outcome
{
    /// <summary>The signal.</summary>
    public required Signal Signal { get; init; }

    /// <summary>How far its settlement has come.</summary>
    public required OutcomeStatus Status { get; init; }

    /// <summary>The price paid or received on entering.</summary>
    public decimal? EntryPrice { get; init; }

    /// <summary>The price paid or received on leaving.</summary>
    public decimal? ExitPrice { get; init; }

    /// <summary>The simple return of the side taken, before costs, as a fraction; 0 for <see cref="SignalDirection.Flat"/>.</summary>
    public decimal? GrossReturn { get; init; }

    /// <summary>The simple return after the costs of entering and leaving, as a fraction.</summary>
    public decimal? NetReturn { get; init; }

    /// <summary>When it was settled or voided on the clock of the data, UTC; <see langword="null"/> while it is open.</summary>
    public DateTimeOffset? SettledAt { get; init; }
}
