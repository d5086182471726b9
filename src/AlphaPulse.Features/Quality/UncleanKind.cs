namespace AlphaPulse.Features;

/// <summary>What makes a window of bars unclean.</summary>
public enum UncleanKind
{
    /// <summary>A bar that the calendar expects did not come.</summary>
    Gap = 0,

    /// <summary>A bar is in quarantine.</summary>
    Quarantined = 1,

    /// <summary>A bar was put in for a missing one.</summary>
    Filled = 2,

    /// <summary>The series is cut: see <see cref="SeriesCut"/>.</summary>
    Cut = 3,
}
