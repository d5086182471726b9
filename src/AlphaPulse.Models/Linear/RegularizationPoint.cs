namespace AlphaPulse.Models;

/// <summary>The model of one penalty on a path.</summary>
/// <param name="Alpha">The penalty.</param>
/// <param name="Model">The model.</param>
/// <param name="Steps">How many steps it took from the model before: sweeps of coordinate descent, or steps of Newton's method.</param>
public sealed record RegularizationPoint(double Alpha, LinearModel Model, int Steps)
{
    /// <summary>How many coefficients are not 0.</summary>
    public int NonZero => Model.Coefficients.Count(c => c != 0);
}
