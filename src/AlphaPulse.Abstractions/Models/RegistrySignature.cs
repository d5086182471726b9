namespace AlphaPulse;

/// <summary>What a check of the signatures of a registry has found.</summary>
/// <param name="Key">SHA-256 of the public key that they were checked by, 64 lower-case hexadecimal digits.</param>
/// <param name="SignedEntries">Up to which entry of the journal the record is as it was when the owner of the key signed it; 0 for none.</param>
/// <param name="Problem">What is not signed, or forged; <see langword="null"/> where the whole record is signed.</param>
public sealed record RegistrySignature(string Key, int SignedEntries, string? Problem);
