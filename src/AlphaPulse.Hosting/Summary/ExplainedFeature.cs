namespace AlphaPulse.Hosting;

/// <summary>How much one feature had to do with the signals of a run.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Signals">For how many signals its contribution was kept: it was among those of the greatest size.</param>
/// <param name="MeanSize">The mean size of these contributions, in the unit of the sum of the model.</param>
public sealed record ExplainedFeature(string Feature, long Signals, double MeanSize);
