namespace AlphaPulse.Models;

/// <summary>A signature in the journal.</summary>
/// <param name="Sequence">The entry that holds it; it is over the hash of the one before.</param>
/// <param name="Key">SHA-256 of the public key, 64 lower-case hexadecimal digits.</param>
/// <param name="Signature">The signature.</param>
internal sealed record JournalSignature(int Sequence, string Key, byte[] Signature);
