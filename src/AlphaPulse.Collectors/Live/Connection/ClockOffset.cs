namespace AlphaPulse.Collectors;

/// <summary>How far a venue's clock is ahead of ours.</summary>
/// <remarks>Immutable and safe for use from any thread. The value of <c>default</c> says nothing: no bounds.</remarks>
/// <param name="Least">It is at least this far ahead (negative for behind); <see langword="null"/> where nothing is known.</param>
/// <param name="Most">It is at most this far ahead; <see langword="null"/> where nothing is known.</param>
public readonly record struct ClockOffset(TimeSpan? Least, TimeSpan? Most)
{
    /// <summary>The best guess: the middle of the bounds, the one bound that is known, or zero.</summary>
    public TimeSpan Offset => Least is { } least && Most is { } most ? least + ((most - least) / 2) : Least ?? Most ?? TimeSpan.Zero;

    /// <summary>
    /// What to add to our clock for a time that the venue's has reached: <see cref="Least"/>, but not ahead of ours as long as no answer confirms
    /// it, so that one message with a wrong time cannot make a bar that forms count as closed.
    /// </summary>
    public TimeSpan Certain => Least is { } least && (least < TimeSpan.Zero || Most is not null) ? least : TimeSpan.Zero;

    /// <summary>How far the guess is off at most; <see langword="null"/> where one of the bounds is not known.</summary>
    public TimeSpan? Error => Most - Least is { } width ? width / 2 : null;
}
