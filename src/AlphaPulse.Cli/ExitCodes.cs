namespace AlphaPulse.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>It ran and failed; the message says what, where and what to do.</summary>
    public const int Failed = 1;

    public const int WrongUsage = 2;

    /// <summary>A gate said no; the reasons were printed. A result, not a failure.</summary>
    public const int Refused = 3;
}
