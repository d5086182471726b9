namespace AlphaPulse.Hosting;

/// <summary>How far a run has come.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="StageNumber">Its number, from 1.</param>
/// <param name="StageCount">How many stages the run has.</param>
/// <param name="Items">How many items the stage has handled.</param>
/// <param name="Elapsed">How long the stage took; <see langword="null"/> while it runs.</param>
public sealed record PipelineProgress(string Stage, int StageNumber, int StageCount, long Items, TimeSpan? Elapsed);
