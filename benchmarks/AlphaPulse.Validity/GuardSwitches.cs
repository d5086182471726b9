using AlphaPulse.Training;

namespace AlphaPulse.Validity;

/// <summary>How guards are switched off.</summary>
internal static class GuardSwitches
{
    /// <summary>The guards whose absence changes the decision alone: one training is decided on with each of them off.</summary>
    public static IReadOnlyList<Guard> OfDecision { get; } =
        [Guard.Deflation, Guard.CrossValidation, Guard.TrackRecord, Guard.Calibration, Guard.TargetLeak, Guard.EarlyStopping, Guard.Latency, Guard.ShuffledHorizon];

    private static readonly (Guard Off, string Name)[] Binding =
    [
        (Guard.CrossValidation, GuardNames.PurgedCrossValidation),
        (Guard.TrackRecord, GuardNames.MinimumTrackRecord),
        (Guard.Calibration, GuardNames.CalibrationBudget),
        (Guard.TargetLeak, GuardNames.TargetLeak),
        (Guard.ShuffledHorizon, GuardNames.ShuffledHorizon),
        (Guard.EarlyStopping, GuardNames.EarlyStopping),
        (Guard.Latency, GuardNames.LatencyBudget),
        (Guard.ChampionScores, GuardNames.ChampionScores),
    ];

    /// <summary>The guards of a training that warn: what each would have refused on top, had it been binding.</summary>
    public static IReadOnlyList<string> Warning { get; } =
        [.. GuardNames.OfTraining.Concat(GuardNames.OfGate).Except(GuardNames.BindingByDefault, StringComparer.Ordinal)];

    /// <summary>The options of the gate with guards off.</summary>
    public static GateOptions Gate(Guard off, int leastTrades) => new()
    {
        DeflateForTrials = !off.HasFlag(Guard.Deflation),
        MinimumTrades = leastTrades,

        // Without a purge no guard over the parts of the split can hold: what is left is what the numbers say by themselves.
        BindingGuards = off.HasFlag(Guard.Purge) || off.HasFlag(Guard.Border)
            ? []
            : [.. GuardNames.BindingByDefault.Where(name => !Binding.Any(b => b.Name == name && off.HasFlag(b.Off)))],
    };
}
