namespace AlphaPulse;

/// <summary>An alias of the registry points elsewhere than the caller took for granted, as it was moved in between; nothing has moved.</summary>
/// <remarks>What was decided about the expected version does not hold for the one that serves: judge that one.</remarks>
public class AliasConflictException : RegistryException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="expected">The version that it was taken to point at; <see langword="null"/> for none.</param>
    /// <param name="actual">The version that it points at; <see langword="null"/> for none.</param>
    public AliasConflictException(string alias, string? expected, string? actual)
        : base($"The alias '{alias}' points at {Name(actual)} and not at {Name(expected)}, which the move was decided on; it was moved in between. Nothing has moved: judge the version that serves now, and decide again.") =>
        (Alias, Expected, Actual) = (alias, expected, actual);

    /// <summary>The alias.</summary>
    public string Alias { get; }

    /// <summary>The version that it was taken to point at; <see langword="null"/> for none.</summary>
    public string? Expected { get; }

    /// <summary>The version that it points at; <see langword="null"/> for none.</summary>
    public string? Actual { get; }

    private static string Name(string? version) => version is null ? "no version" : $"'{version}'";
}
