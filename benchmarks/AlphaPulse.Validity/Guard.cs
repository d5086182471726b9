namespace AlphaPulse.Validity;

/// <summary>What is switched off to see what it is worth. Only this study switches guards off.</summary>
[Flags]
public enum Guard
{
    /// <summary>Everything is on, as it ships.</summary>
    None = 0,

    /// <summary>The p-value is not deflated for the trials.</summary>
    Deflation = 1,

    /// <summary>Training and gate take trades for free.</summary>
    Costs = 2,

    /// <summary>Samples whose label reaches over a border are used on both sides, and nothing is left out around it.</summary>
    Purge = 4,

    /// <summary>
    /// The model is fitted on rows drawn at random from everything before the replay, as a shuffled split does: the neighbours of
    /// nearly every holdout row, whose labels overlap with its own, are among them, and no purge takes them out.
    /// </summary>
    Chronology = 8,
}
