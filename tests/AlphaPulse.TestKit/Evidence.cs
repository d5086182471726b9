namespace AlphaPulse.TestKit;

/// <summary>
/// Finds the recorded evidence (real market data, golden values, payloads) that lies beside the checkout. Tests read it in place.
/// </summary>
/// <remarks>
/// <c>ALPHAPULSE_EVIDENCE</c> names the folder; without it, <c>../shared</c> beside the checkout is used. Where it is absent, tests
/// marked with <see cref="EvidenceFactAttribute"/> or <see cref="EvidenceTheoryAttribute"/> are skipped with that reason, unless
/// <c>ALPHAPULSE_REQUIRE_EVIDENCE=1</c>, which makes them run and fail.
/// </remarks>
public static class Evidence
{
    /// <summary>The top of the checkout: the folder of <c>AlphaPulse.sln</c>.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>The folder of the evidence, whether it exists or not.</summary>
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("ALPHAPULSE_EVIDENCE") is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared"));

    /// <summary>Why evidence tests are skipped, or <see langword="null"/> where they run.</summary>
    public static string? SkipReason { get; } =
        Directory.Exists(Root) || Environment.GetEnvironmentVariable("ALPHAPULSE_REQUIRE_EVIDENCE") == "1"
            ? null
            : "The evidence folder is absent; name it in ALPHAPULSE_EVIDENCE.";

    /// <summary>The full path of a file of the evidence.</summary>
    /// <param name="parts">The parts of its relative path.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static string File(params string[] parts)
    {
        var path = Path.Combine([Root, .. parts]);
        return System.IO.File.Exists(path)
            ? path
            : throw new FileNotFoundException($"The evidence has no file '{Path.Combine(parts)}' below '{Root}'.", path);
    }

    private static string FindRepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "AlphaPulse.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No AlphaPulse.sln above '{AppContext.BaseDirectory}'.");
    }
}
