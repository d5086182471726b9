namespace AlphaPulse.Hosting;

/// <summary>The names of what a run keeps in its working directory.</summary>
public static class PipelineFiles
{
    /// <summary>The store of bars, quarantine, ledgers and vault.</summary>
    public const string Store = "alphapulse.db";

    /// <summary>The folder of the model registry.</summary>
    public const string Registry = "registry";

    /// <summary>The folder of the recorded training runs.</summary>
    public const string Runs = "runs";

    /// <summary>The report of the last run, for people.</summary>
    public const string Report = "report.html";

    /// <summary>The summary of the last run.</summary>
    public const string Summary = "summary.json";

    /// <summary>What the trials of a search came to, so that one that was stopped goes on.</summary>
    public const string Search = "search.jsonl";
}
