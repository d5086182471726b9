namespace AlphaPulse.Training;

/// <summary>What a retrain policy decides on.</summary>
/// <param name="Now">The time, UTC.</param>
/// <param name="TrainedAt">When the newest model was trained, promoted or not, UTC; <see langword="null"/> where there is none.</param>
/// <param name="NewBars">How many bars have come since.</param>
/// <param name="HasDrifted">Whether the drift monitor holds that there is drift.</param>
public readonly record struct RetrainSituation(DateTimeOffset Now, DateTimeOffset? TrainedAt, long NewBars, bool HasDrifted);
