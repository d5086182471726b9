namespace AlphaPulse.Cli.Registry;

/// <summary>What <c>models verify</c> prints.</summary>
internal sealed record VerificationResult(bool Sound, int Entries, int Versions, IReadOnlyList<RegistryFinding> Findings, RegistrySignature? Signature);
