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

    /// <summary>
    /// Rows whose label overlaps what the gate judges are not taken out of the training: the model is fitted on rows drawn at random from
    /// everything before the replay, as a shuffled split does. With the purge on, only rows before the holdout are left of them.
    /// </summary>
    Purge = 4,

    /// <summary>
    /// The parts stay in order of time, but samples whose label reaches over a border are used on both sides, and nothing is left out
    /// around it. A border has a horizon of such samples and no more.
    /// </summary>
    Border = 8,
}
