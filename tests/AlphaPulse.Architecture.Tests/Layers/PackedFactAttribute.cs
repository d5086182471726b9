namespace AlphaPulse.Architecture.Tests.Layers;

/// <summary>A fact about packed packages; skipped where nothing of the current version is packed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackedFactAttribute : FactAttribute
{
    public PackedFactAttribute()
    {
        if (PackedPackages.Newest.Count == 0 && !PackedPackages.AreRequired)
        {
            Skip = $"No packages of version {Repository.VersionPrefix} in artifacts/packages; run dotnet pack.";
        }
    }
}
