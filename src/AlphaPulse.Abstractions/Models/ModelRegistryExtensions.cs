namespace AlphaPulse;

/// <summary>What is done with every registry in the same way.</summary>
public static class ModelRegistryExtensions
{
    /// <summary>Makes a version champion, and the champion that it was compared with <see cref="ModelAliases.Previous"/>, in one step.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="version">The id of the version.</param>
    /// <param name="champion">The id of the champion that the decision was taken on; <see langword="null"/> where there was none.</param>
    /// <param name="reason">Why; kept in the history.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the move is durable.</returns>
    /// <exception cref="AliasConflictException">Another version serves by now, with which this one was not compared; nothing has moved.</exception>
    /// <exception cref="RegistryException">A version does not exist or is incomplete.</exception>
    /// <exception cref="PromotionRefusedException">A rule of the registry forbids the move.</exception>
    public static Task PromoteAsync(
        this IModelRegistry registry, string version, string? champion, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentException.ThrowIfNullOrEmpty(version);
        var moves = new Dictionary<string, string>(StringComparer.Ordinal) { [ModelAliases.Champion] = version };
        if (champion is not null)
        {
            moves[ModelAliases.Previous] = champion;
        }

        var expected = new Dictionary<string, string?>(StringComparer.Ordinal) { [ModelAliases.Champion] = champion };
        return registry.MoveAliasesAsync(moves, reason, expected, cancellationToken);
    }
}
