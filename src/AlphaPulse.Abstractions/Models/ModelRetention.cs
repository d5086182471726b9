namespace AlphaPulse;

/// <summary>Which versions a registry keeps when it is pruned: the newest, those that an alias points at, and those that served not long ago.</summary>
/// <remarks>A version that meets any of the three is kept, and what a rollback to a kept version needs beside it. Immutable and safe for use from any thread.</remarks>
public sealed record ModelRetention
{
    /// <summary>How many of the newest versions are kept; at least 1.</summary>
    /// <value>Default 20.</value>
    public int KeepNewest { get; init; } = 20;

    /// <summary>How long a version is kept after it served last; from zero to 36,500 days.</summary>
    /// <value>Default 365 days.</value>
    public TimeSpan KeepServedWithin { get; init; } = TimeSpan.FromDays(365);

    /// <summary>The aliases under which a version serves: to have been a challenger is not to have served. At least one.</summary>
    /// <value>Default <see cref="ModelAliases.Champion"/>.</value>
    public IReadOnlyList<string> ServingAliases { get; init; } = [ModelAliases.Champion];
}
