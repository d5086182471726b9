namespace AlphaPulse.Training;

/// <summary>The parameters of one kind of learner and how a draw of them becomes a trial.</summary>
/// <remarks>Immutable and safe for use from any thread if the function is.</remarks>
public sealed class LearnerSpace
{
    private readonly Func<SearchPoint, TrialPlan> _create;

    /// <summary>Creates a space.</summary>
    /// <param name="name">Its name, such as <c>ridge</c>.</param>
    /// <param name="parameters">What is drawn; names unique.</param>
    /// <param name="create">Makes the trial of a draw; the same draw always gives the same trial.</param>
    /// <exception cref="ArgumentException">There is no parameter, or a name occurs twice.</exception>
    public LearnerSpace(string name, IReadOnlyList<SearchParameter> parameters, Func<SearchPoint, TrialPlan> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(create);
        if (parameters.Count == 0 || parameters.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count() != parameters.Count)
        {
            throw new ArgumentException(
                $"The parameters of '{name}' are [{string.Join(", ", parameters.Select(p => p.Name))}]; give at least one, each name once.", nameof(parameters));
        }

        Name = name;
        Parameters = [.. parameters];
        _create = create;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What is drawn, in order.</summary>
    public IReadOnlyList<SearchParameter> Parameters { get; }

    /// <summary>Makes the trial of a draw.</summary>
    /// <param name="point">The draw, of this space.</param>
    /// <returns>The trial.</returns>
    public TrialPlan Create(SearchPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return _create(point);
    }
}
