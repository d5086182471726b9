using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What becomes of a model after the gate: whether it serves in shadow first, is rolled back when it degrades, and is trained again.</summary>
/// <remarks>By default nothing moves and nothing starts by itself: what the policies would do is decided and said all the same.</remarks>
public sealed class ModelPolicyOptions
{
    /// <summary>Whether a candidate that passed the gate serves in shadow first and becomes champion only when that period has passed.</summary>
    /// <value>Default <see langword="false"/>: it becomes champion at once.</value>
    public bool RequireShadow { get; set; }

    /// <summary>How long a shadow period lasts, and what a challenger must not do in it.</summary>
    public ShadowOptions Shadow { get; set; } = new();

    /// <summary>Whether a champion that has degraded is rolled back to the one before it.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool StartRollback { get; set; }

    /// <summary>When a champion has degraded.</summary>
    public RollbackOptions Rollback { get; set; } = new();

    /// <summary>Whether a training that is due is handed in as a job.</summary>
    /// <value>Default <see langword="false"/>: it is said to be due.</value>
    public bool StartRetraining { get; set; }

    /// <summary>When a training is due.</summary>
    public RetrainOptions Retrain { get; set; } = new();

    /// <summary>How often the hosted service looks; first when this time has passed since the start of the host.</summary>
    /// <value>Default 1 hour; from 1 second to 30 days.</value>
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromHours(1);
}
