namespace AlphaPulse.Training;

/// <summary>How a shadow period stands.</summary>
public enum ShadowVerdict
{
    /// <summary>It is not over.</summary>
    Running = 0,

    /// <summary>It is over, and nothing speaks against the challenger.</summary>
    Passed = 1,

    /// <summary>The challenger did worse than it may.</summary>
    Failed = 2,
}
