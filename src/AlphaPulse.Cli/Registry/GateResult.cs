using AlphaPulse.Training;

namespace AlphaPulse.Cli.Registry;

/// <summary>What <c>models gate</c> prints.</summary>
/// <param name="Version">The version.</param>
/// <param name="Decision">promoted, shadow or refused.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Evidence">The decision as it is kept beside the version; <see langword="null"/> where the gate was not asked at all.</param>
internal sealed record GateResult(string Version, string Decision, IReadOnlyList<string> Reasons, GateDecision? Evidence);
