namespace AlphaPulse;

/// <summary>A document that was kept as evidence beside a version.</summary>
/// <param name="Name">The file name.</param>
/// <param name="Sha256">SHA-256 of it, 64 lower-case hexadecimal digits.</param>
/// <param name="At">When it was kept, UTC.</param>
/// <param name="Actor">Who kept it.</param>
public sealed record EvidenceRecord(string Name, string Sha256, DateTimeOffset At, string Actor);
