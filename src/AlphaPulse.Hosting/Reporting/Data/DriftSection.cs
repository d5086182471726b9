namespace AlphaPulse.Hosting;

/// <summary>Whether the replay still looked like the training. Held bars are those at which the policy let no signal through.</summary>
internal sealed record DriftSection(string Status, IReadOnlyList<DriftAlarm> Alarms, long HeldBars, IReadOnlyList<DriftFeature> Features)
{
    /// <summary>How many bars a comparison looks back.</summary>
    public int? WindowBars { get; init; }

    /// <summary>How many bars it is compared with.</summary>
    public int? ReferenceBars { get; init; }
}
