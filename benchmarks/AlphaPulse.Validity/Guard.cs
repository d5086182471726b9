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
    /// What a shuffled cross-validation without a purge says: each row of the holdout is scored by trees that were fitted on all rows before
    /// the replay but those of its own fold. No row is scored by a model that has seen it, but the rows beside it, whose labels overlap
    /// with its own, are left in. With the purge on, only rows before the holdout are left of them.
    /// </summary>
    Purge = 4,

    /// <summary>
    /// The parts stay in order of time, but samples whose label reaches over a border are used on both sides, and nothing is left out
    /// around it. A border has a horizon of such samples and no more.
    /// </summary>
    Border = 8,

    /// <summary>A model that loses on its purged folds is not refused for that.</summary>
    CrossValidation = 16,

    /// <summary>The holdout need not be as long as the minimum track record.</summary>
    TrackRecord = 32,

    /// <summary>Probabilities may be wrong on the holdout.</summary>
    Calibration = 64,

    /// <summary>A label that is among the inputs is not looked for. What that costs shows where one was planted (<see cref="StudySetup.Leak"/>).</summary>
    TargetLeak = 128,

    /// <summary>The slice that boosted trees stop on is not looked at.</summary>
    EarlyStopping = 256,

    /// <summary>A row may take any time to score.</summary>
    Latency = 512,

    /// <summary>The model need not be tested on its scores against the champion. What that costs shows where the champion is the oracle.</summary>
    ChampionScores = 1024,

    /// <summary>No learner of the search penalises squares.</summary>
    L2 = 2048,

    /// <summary>No learner of the search penalises absolute values.</summary>
    L1 = 4096,

    /// <summary>Boosted trees grow every round instead of stopping on a slice of their own.</summary>
    Stopping = 8192,

    /// <summary>Linear learners penalise columns as they are instead of scaled by what the training rows say.</summary>
    Scaling = 16384,

    /// <summary>Labels of shuffled horizons need not show that nothing leaks. What that costs shows where a leak was planted that looks like skill (<see cref="StudySetup.LeakNoise"/>).</summary>
    ShuffledHorizon = 32768,
}
