namespace AlphaPulse.Http;

/// <summary>Which requests go first where not all can.</summary>
public enum RequestPriority
{
    /// <summary>What somebody waits for now. Goes before every backfill of all processes that share the budget.</summary>
    Live,

    /// <summary>What may wait, such as history.</summary>
    Backfill,
}
