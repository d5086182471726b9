namespace AlphaPulse.Hosting;

/// <summary>What one policy decided.</summary>
/// <param name="Policy"><c>shadow</c>, <c>rollback</c> or <c>retrain</c>.</param>
/// <param name="Decision">
/// Of shadow <c>none</c>, <c>running</c>, <c>promoted</c>, <c>failed</c> or <c>refused</c> (by a rule of the registry); of rollback
/// <c>none</c>, <c>off</c>, <c>rolled_back</c> or <c>needed</c> (where no version can take over); of retrain <c>not_due</c>,
/// <c>due</c>, <c>submitted</c> or <c>busy</c>.
/// </param>
/// <param name="Reason">Why, in words with the numbers.</param>
public sealed record PolicyResult(string Policy, string Decision, string Reason)
{
    /// <summary>The version that it is about: the one in shadow, the one that was taken out of service; <see langword="null"/> where there is none.</summary>
    public string? Version { get; init; }

    /// <summary>The job that trains again; <see langword="null"/> where none was handed in.</summary>
    public string? Job { get; init; }
}
