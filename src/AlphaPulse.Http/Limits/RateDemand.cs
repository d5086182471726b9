namespace AlphaPulse.Http;

/// <summary>What one request asks of a <see cref="RateBudget"/>.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record RateDemand
{
    /// <summary>The weight; at least 0.</summary>
    /// <value>Default 1.</value>
    public int Weight { get; init; } = 1;

    /// <summary>The group of endpoints; <see langword="null"/> for none.</summary>
    public string? Group { get; init; }

    /// <summary>Whether it goes first.</summary>
    public RequestPriority Priority { get; init; }

    /// <summary>How long it may wait. A wait that would take as long or longer is not begun.</summary>
    /// <value>Default: without end.</value>
    public TimeSpan Patience { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>The longest time from the admission to the arrival at the venue: a lease that nobody gives back, as of a process that was killed, counts as used then. Up to a day.</summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan Flight { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The most requests of this process that may be underway with this one; at least 1.</summary>
    /// <value>Default: without a limit.</value>
    public int Concurrency { get; init; } = int.MaxValue;

    internal static void Check(RateDemand demand)
    {
        if (demand.Weight < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(demand), demand.Weight, "RateDemand.Weight must be at least 0.");
        }

        if (demand.Concurrency < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(demand), demand.Concurrency, "RateDemand.Concurrency must be at least 1.");
        }

        if (demand.Flight < TimeSpan.Zero || demand.Flight > TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(nameof(demand), demand.Flight, "RateDemand.Flight must be from zero to a day.");
        }
    }
}
