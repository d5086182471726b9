using AlphaPulse.Drift;

namespace AlphaPulse.Hosting;

/// <summary>What the replay did, counted in the outcome ledger.</summary>
/// <param name="Mode">Under what authority the signals were made.</param>
/// <param name="From">The open time of the first bar that was replayed, UTC.</param>
/// <param name="Bars">How many bars were replayed.</param>
/// <param name="Abstained">How many of them gave no signal because a feature was missing.</param>
/// <param name="Emitted">How many signals there are.</param>
/// <param name="Settled">How many of them are settled.</param>
/// <param name="Open">How many wait for the end of their horizon, which lies after the data.</param>
/// <param name="Void">How many have no outcome because a bar is missing or the series was cut.</param>
/// <param name="NetReturnSum">The sum of the net returns of the settled signals, as a fraction; not compounded.</param>
/// <param name="Hits">How many settled signals with a side made money before costs.</param>
/// <param name="Sided">How many settled signals took a side.</param>
public sealed record ReplayReport(
    SignalMode Mode, DateTimeOffset From, long Bars, long Abstained, long Emitted, long Settled, long Open, long Void, decimal NetReturnSum, long Hits, long Sided)
{
    /// <summary>How many signals were held because of drift: they were made and reached no ledger.</summary>
    public long Held { get; init; }

    /// <summary>The open times of the bars at which signals were held, whether or not there was one, UTC, in order. Default empty.</summary>
    public IReadOnlyList<DateTimeOffset> HeldBars { get; init; } = [];

    /// <summary>How often what came was what the model held possible; <see langword="null"/> where it holds nothing possible beside its score, or no label has ended.</summary>
    public PredictionCoverage? Coverage { get; init; }

    /// <summary>What the signals were made of; <see langword="null"/> where they are not explained.</summary>
    public ExplanationSummary? Explanations { get; init; }

    /// <summary>What the drift monitor saw; <see langword="null"/> where the model has no reference profile.</summary>
    public DriftReport? Drift { get; init; }

    /// <summary>What the last evaluation of the monitor measured, column by column.</summary>
    public IReadOnlyList<ColumnReading> Readings { get; init; } = [];
}
