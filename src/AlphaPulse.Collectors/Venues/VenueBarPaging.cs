namespace AlphaPulse.Collectors;

/// <summary>What a venue gives where more bars lie in a span than it gives at a time.</summary>
public enum VenueBarPaging
{
    /// <summary>The first bars from a start on, however far away the first of them is.</summary>
    FromStart = 0,

    /// <summary>The bars between a start and an end, which may not be further apart than its limit allows; a span without bars is empty.</summary>
    Window = 1,

    /// <summary>The latest bars only, whatever the start. What is older cannot be had, which the page says: <see cref="VenueBarPage.BeginsAt"/>.</summary>
    LatestOnly = 2,
}
