using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What <see cref="CandidateGate"/> decided, and what became of the version.</summary>
/// <param name="Decision">The decision with its evidence, as it is kept beside the version.</param>
/// <param name="ShadowReason">Why a version that the gate let through does not serve yet; <see langword="null"/> where it does or was refused.</param>
public sealed record GateVerdict(GateDecision Decision, string? ShadowReason)
{
    /// <summary>What it came to: <c>promoted</c>, <c>shadow</c> or <c>refused</c>.</summary>
    public string Word => !Decision.Promoted ? GateRecord.Refused : ShadowReason is null ? GateRecord.Promoted : "shadow";

    /// <summary>The reasons of the gate, and then why it serves in shadow first where it does.</summary>
    public IReadOnlyList<string> Reasons => ShadowReason is { } shadow ? [.. Decision.Reasons, shadow] : Decision.Reasons;
}
