using System.Globalization;

namespace AlphaPulse.Http;

/// <summary>One limit of a venue: so much in every span of a length.</summary>
/// <param name="Name">What observations call it, as in <c>weight-1m</c>; each limit of a budget has its own.</param>
/// <param name="Limit">The most that any span may hold; at least 1.</param>
/// <param name="Window">The length of the span, from a millisecond to a week. Kept as a rolling window, which a venue that counts in fixed spans allows too.</param>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record RateLimit(string Name, long Limit, TimeSpan Window)
{
    /// <summary>What is counted.</summary>
    /// <value>Default <see cref="RateUnit.Weight"/>.</value>
    public RateUnit Unit { get; init; }

    /// <summary>The group of endpoints that it holds for; <see langword="null"/> for every request.</summary>
    public string? Group { get; init; }

    /// <summary>What the state is kept under: the limit itself may change and its history still counts.</summary>
    internal string Key => string.Create(CultureInfo.InvariantCulture, $"{Name}/{Window.Ticks}");

    internal long AmountOf(int weight) => Unit == RateUnit.Weight ? weight : 1;

    /// <summary>The amount of a request, which fits into the limit.</summary>
    /// <exception cref="RateBudgetException">It does not.</exception>
    internal long Fitting(int weight, string host) => AmountOf(weight) is var amount && amount <= Limit
        ? amount
        : throw new RateBudgetException(
            string.Create(CultureInfo.InvariantCulture, $"The weight {weight} is above the limit '{Name}' of {host}, which is {Limit} in {Window:c}: it can never be sent. Ask for less at a time."),
            retryAt: null);

    internal bool AppliesTo(string? group) => Group is null || string.Equals(Group, group, StringComparison.Ordinal);

    internal static RateLimit[] Check(IReadOnlyList<RateLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        foreach (var limit in limits)
        {
            if (string.IsNullOrWhiteSpace(limit.Name) || limit.Name.Length > 64 || limit.Limit < 1
                || limit.Window < TimeSpan.FromMilliseconds(1) || limit.Window > TimeSpan.FromDays(7))
            {
                throw new ArgumentException($"The limit '{limit}' is out of range: give it a name of up to 64 characters, at least 1 and a window from a millisecond to a week.", nameof(limits));
            }
        }

        return limits.Select(l => l.Name).Distinct(StringComparer.Ordinal).Count() == limits.Count
            ? [.. limits]
            : throw new ArgumentException("Two limits have one name: observations could not tell them apart.", nameof(limits));
    }
}
