namespace AlphaPulse.Training;

/// <summary>How hard a training looks for a model. What a model must show afterwards is the same in all of them.</summary>
public enum TrainingProfile
{
    /// <summary>The penalties, depths and flat shares of the options, each tried once on the validation part: seconds.</summary>
    Fast = 0,

    /// <summary>A search of 20 trials on 3 purged folds.</summary>
    Quick = 1,

    /// <summary>A search of 50 trials on 5 purged folds; the chosen one is judged on combinatorial paths (<see cref="TrainingOptions.Combinatorial"/>).</summary>
    Full = 2,

    /// <summary>A search of at most 100 trials and 30 minutes on 5 purged folds that gives trials up which lag behind; the chosen one is judged on combinatorial paths, begun within 10 minutes.</summary>
    Adaptive = 3,
}
