namespace AlphaPulse.Training;

/// <summary>A rollback took the champion alias away from another version than the one that was judged, as the alias moved in the same moment.</summary>
/// <remarks>The aliases have moved: a person, or the process that moved the alias in between, must say which version serves.</remarks>
public class RollbackConflictException : RegistryException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="judged">The version that was judged and should have gone.</param>
    /// <param name="left">The version that the alias left instead; <see langword="null"/> where the alias did not move.</param>
    /// <param name="serving">The version that the rollback made serve; <see langword="null"/> where the alias did not move.</param>
    public RollbackConflictException(string judged, string? left, string? serving)
        : base(left is null
            ? $"The rollback of '{judged}' did not move the alias '{ModelAliases.Champion}'; see the history of the registry for where it points, and judge that version."
            : $"The rollback was to take the alias '{ModelAliases.Champion}' from '{judged}' and took it from '{left}' to '{serving}', as the alias moved in between. Move it to '{left}' if that version should serve, or judge '{serving}'.") =>
        (Judged, Left, Serving) = (judged, left, serving);

    /// <summary>The version that was judged and should have gone.</summary>
    public string Judged { get; }

    /// <summary>The version that the alias left instead; <see langword="null"/> where the alias did not move.</summary>
    public string? Left { get; }

    /// <summary>The version that the rollback made serve; <see langword="null"/> where the alias did not move.</summary>
    public string? Serving { get; }
}
