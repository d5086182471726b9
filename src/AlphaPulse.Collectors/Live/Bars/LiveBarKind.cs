namespace AlphaPulse.Collectors;

/// <summary>What a <see cref="LiveBar"/> is.</summary>
public enum LiveBarKind
{
    /// <summary>A closed bar, the first version of it, in the order of its series.</summary>
    Closed = 0,

    /// <summary>
    /// Another version of a closed bar that was delivered before: the venue has corrected it. Also the first version that a firewall believes
    /// of a bar that it held back, where later bars were delivered meanwhile.
    /// </summary>
    Revision = 1,

    /// <summary>A bar that still forms. Updates may be left out.</summary>
    Provisional = 2,
}
