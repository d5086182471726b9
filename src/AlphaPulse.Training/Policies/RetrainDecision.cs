namespace AlphaPulse.Training;

/// <summary>Whether a model is trained again.</summary>
/// <param name="Trigger">Why; <see cref="RetrainTrigger.None"/> where it is not.</param>
/// <param name="Reason">The same in words with the numbers.</param>
public sealed record RetrainDecision(RetrainTrigger Trigger, string Reason)
{
    /// <summary>Whether it is.</summary>
    public bool ShouldRetrain => Trigger != RetrainTrigger.None;
}
