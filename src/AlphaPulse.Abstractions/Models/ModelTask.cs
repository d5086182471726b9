namespace AlphaPulse;

/// <summary>What the score of a model means.</summary>
public enum ModelTask
{
    /// <summary>The score is an expected forward log return.</summary>
    Regression = 0,

    /// <summary>The score is a probability that the price rises, from 0 to 1.</summary>
    BinaryClassification = 1,
}
