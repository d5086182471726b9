namespace AlphaPulse.Collectors;

/// <summary>How far a venue's clock is ahead of ours.</summary>
/// <remarks>Immutable and safe for use from any thread. The value of <c>default</c> says nothing: no bounds.</remarks>
/// <param name="Least">It is at least this far ahead (negative for behind); <see langword="null"/> where nothing is known.</param>
/// <param name="Most">It is at most this far ahead; <see langword="null"/> where nothing is known.</param>
public readonly record struct ClockOffset(TimeSpan? Least, TimeSpan? Most)
{
    /// <summary>The best guess: the middle of the bounds, the one bound that is known, or zero.</summary>
    public TimeSpan Offset => Least is { } least && Most is { } most ? least + ((most - least) / 2) : Least ?? Most ?? TimeSpan.Zero;

    /// <summary>How far the guess is off at most; <see langword="null"/> where one of the bounds is not known.</summary>
    public TimeSpan? Error => Most - Least is { } width ? width / 2 : null;
}
