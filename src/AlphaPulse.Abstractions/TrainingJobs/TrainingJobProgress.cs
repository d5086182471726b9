namespace AlphaPulse;

/// <summary>How far a training job has come.</summary>
/// <param name="Stage">What it does, such as <c>train</c>.</param>
/// <param name="StageNumber">The number of that stage, from 1.</param>
/// <param name="StageCount">How many stages there are.</param>
/// <param name="Items">How many items the stage has handled.</param>
public sealed record TrainingJobProgress(string Stage, int StageNumber, int StageCount, long Items);
