namespace AlphaPulse;

/// <summary>A registered, immutable version of a model.</summary>
/// <param name="Id">The version: <c>m-</c> and the first 16 digits of <paramref name="Sha256"/>, so equal models have one version.</param>
/// <param name="Kind">The kind of model.</param>
/// <param name="Sha256">The checksum of the model file, 64 lower-case hexadecimal digits.</param>
/// <param name="RegisteredAt">When it was first registered, UTC.</param>
/// <param name="Path">The full path of the model file.</param>
public sealed record ModelVersion(string Id, string Kind, string Sha256, DateTimeOffset RegisteredAt, string Path);
