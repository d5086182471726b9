namespace AlphaPulse.Training;

/// <summary>What a fold that walks forward is trained on.</summary>
public enum WalkForwardWindow
{
    /// <summary>Everything before the test.</summary>
    Expanding = 0,

    /// <summary>The bars right before the test, as many as the first fold has: what is old is forgotten.</summary>
    Rolling = 1,
}
