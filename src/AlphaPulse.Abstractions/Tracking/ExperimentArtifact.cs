namespace AlphaPulse;

/// <summary>A document that was kept with a run.</summary>
/// <param name="Path">Its path within the run, with <c>/</c> between parts.</param>
/// <param name="Sha256">Its checksum, 64 lower-case hexadecimal digits.</param>
/// <param name="Length">Its length in bytes.</param>
public sealed record ExperimentArtifact(string Path, string Sha256, long Length);
