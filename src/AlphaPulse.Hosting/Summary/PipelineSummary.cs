namespace AlphaPulse.Hosting;

/// <summary>What a run did, in the stable form of <c>alphapulse run --json</c>.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record PipelineSummary
{
    /// <summary>The series, as in <c>binance:BTC-USDT@1h</c>.</summary>
    public required string Series { get; init; }

    /// <summary>Where the bars came from, as in <c>import</c> or <c>simulated</c>; several are separated by commas.</summary>
    public required string Provenance { get; init; }

    /// <summary>The trading calendar that gaps were counted on.</summary>
    public required string Calendar { get; init; }

    /// <summary>What was found out rather than declared.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>The bars.</summary>
    public required BarCounts Bars { get; init; }

    /// <summary>The model and the decision about it.</summary>
    public required ModelSummary Model { get; init; }

    /// <summary>The signals of the replay.</summary>
    public required SignalCounts Signals { get; init; }

    /// <summary>The drift of the replay.</summary>
    public required DriftSummary Drift { get; init; }

    /// <summary>What the policies of the models decided.</summary>
    public IReadOnlyList<PolicyResult> Policies { get; init; } = [];

    /// <summary>The stages in order with their times.</summary>
    public required IReadOnlyList<StageSummary> Stages { get; init; }

    /// <summary>The files of the run by name.</summary>
    public required IReadOnlyDictionary<string, string> Artifacts { get; init; }

    /// <summary>The same summary with the files below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The summary.</returns>
    public PipelineSummary WithArtifactsBelow(string folder) => this with
    {
        Artifacts = new SortedDictionary<string, string>(
            Artifacts.ToDictionary(a => a.Key, a => Path.Combine(folder, a.Value), StringComparer.Ordinal), StringComparer.Ordinal),
    };
}
