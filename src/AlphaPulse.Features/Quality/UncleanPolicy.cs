namespace AlphaPulse.Features;

/// <summary>What features do with each kind of unclean window.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record UncleanPolicy
{
    /// <summary>Gaps and cuts are missing; bars in quarantine and filled bars are refused.</summary>
    public static UncleanPolicy Default { get; } = new();

    /// <summary>What a gap does.</summary>
    /// <value>
    /// Default: <see cref="UncleanTreatment.Missing"/>. <see cref="UncleanTreatment.Allow"/> is none: neighbouring rows are no neighbouring times.
    /// </value>
    public UncleanTreatment Gaps { get; init; } = UncleanTreatment.Missing;

    /// <summary>What a bar in quarantine does. With <see cref="UncleanTreatment.Allow"/> a batch takes the bar as if it had been let go.</summary>
    /// <value>Default: <see cref="UncleanTreatment.Refuse"/>.</value>
    public UncleanTreatment Quarantined { get; init; } = UncleanTreatment.Refuse;

    /// <summary>What a bar does that was put in for a missing one (<see cref="BarProvenance.Filled"/>).</summary>
    /// <value>Default: <see cref="UncleanTreatment.Refuse"/>.</value>
    public UncleanTreatment Filled { get; init; } = UncleanTreatment.Refuse;

    /// <summary>What a cut does: with <see cref="UncleanTreatment.Missing"/> everything begins anew behind it.</summary>
    /// <value>Default: <see cref="UncleanTreatment.Missing"/>.</value>
    public UncleanTreatment Cuts { get; init; } = UncleanTreatment.Missing;

    internal string? FindDefect() => this switch
    {
        { Gaps: UncleanTreatment.Allow } => "UncleanPolicy.Gaps is Allow: a bar that did not come cannot be taken; choose Missing or Refuse",
        _ when !(Enum.IsDefined(Gaps) && Enum.IsDefined(Quarantined) && Enum.IsDefined(Filled) && Enum.IsDefined(Cuts)) => "a treatment of UncleanPolicy is none of Refuse, Missing and Allow",
        _ => null,
    };
}
