namespace AlphaPulse.Training;

/// <summary>Why a model is trained again.</summary>
public enum RetrainTrigger
{
    /// <summary>It is not.</summary>
    None = 0,

    /// <summary>There is no model yet.</summary>
    NoModel = 1,

    /// <summary>The model has reached the age of the schedule.</summary>
    Schedule = 2,

    /// <summary>What the model sees has drifted.</summary>
    Drift = 3,
}
