namespace AlphaPulse.Hosting;

/// <summary>Where the drift of a model stands: what is kept beside its version as <c>drift.json</c> and what the health check reads.</summary>
/// <param name="Series">The series that was watched.</param>
/// <param name="Mode">Under what authority the signals were made, <c>champion</c> or <c>shadow</c>.</param>
/// <param name="Status"><c>learning</c>, <c>quiet</c>, <c>warning</c> or <c>drift</c> at the last evaluation; <c>unwatched</c> where there is no reference profile.</param>
/// <param name="Level"><c>quiet</c>, <c>warning</c> or <c>held</c>, or <c>unwatched</c>: what it does to signals under the policy.</param>
/// <param name="Since">The open time of the bar from which the level holds, UTC; <see langword="null"/> where it never changed.</param>
/// <param name="LastBar">The open time of the last bar that was watched, UTC.</param>
/// <param name="Features">What is above its limit, the farthest first: each with its statistic, the limit and the time from which on.</param>
public sealed record DriftRecord(
    string Series, string Mode, string Status, string Level, DateTimeOffset? Since, DateTimeOffset LastBar, IReadOnlyList<string> Features)
{
    /// <summary>The name under which it is kept beside a version.</summary>
    public const string FileName = "drift.json";

    /// <summary>Why drift is not watched, with the remedy; <see langword="null"/> where it is.</summary>
    public string? Reason { get; init; }
}
