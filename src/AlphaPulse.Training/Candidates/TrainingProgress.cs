namespace AlphaPulse.Training;

/// <summary>How far a training has come.</summary>
/// <param name="Trials">How many trials are over, failed ones among them.</param>
/// <param name="Planned">How many there are at most; a search that runs out of time makes fewer.</param>
public readonly record struct TrainingProgress(int Trials, int Planned);
