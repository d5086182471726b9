namespace AlphaPulse.Hosting;

/// <summary>What became of the signals of a run.</summary>
/// <param name="Emitted">All signals.</param>
/// <param name="Settled">Settled at their horizon.</param>
/// <param name="Open">The horizon lies after the data.</param>
/// <param name="Void">A bar that was needed is missing.</param>
/// <param name="Mode"><c>champion</c>, or <c>shadow</c> where the gate refused.</param>
/// <param name="Abstained">Bars that gave no signal because a feature was missing.</param>
public sealed record SignalCounts(long Emitted, long Settled, long Open, long Void, string Mode, long Abstained);
