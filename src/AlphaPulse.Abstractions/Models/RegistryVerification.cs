namespace AlphaPulse;

/// <summary>What a check of a whole registry has found.</summary>
/// <param name="Entries">How many entries of the journal were checked, each against its hash and the one before it.</param>
/// <param name="Versions">How many versions were read and checked against their checksum and their format.</param>
/// <param name="Findings">What is wrong, in the order of registration; empty where nothing is.</param>
public sealed record RegistryVerification(int Entries, int Versions, IReadOnlyList<RegistryFinding> Findings)
{
    /// <summary>What its signatures say; <see langword="null"/> where no key was given to check them by.</summary>
    public RegistrySignature? Signature { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => Findings.Count == 0 && Signature?.Problem is null;
}
