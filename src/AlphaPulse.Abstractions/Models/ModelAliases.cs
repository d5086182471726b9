namespace AlphaPulse;

/// <summary>The aliases that the pipeline uses. Others may be added by their names.</summary>
public static class ModelAliases
{
    /// <summary>The version that serves.</summary>
    public const string Champion = "champion";

    /// <summary>The newest trained version, promoted or not.</summary>
    public const string Challenger = "challenger";

    /// <summary>The version that passed the gate and serves in shadow until its period has passed; stays where it is after that.</summary>
    public const string Shadow = "shadow";

    /// <summary>The champion before the present one, for rollback.</summary>
    public const string Previous = "previous";
}
