namespace AlphaPulse.Hosting;

/// <summary>One thing that was measured.</summary>
/// <param name="Part">The bars that it was measured on: <c>validation</c>, <c>holdout</c> or <c>replay</c>.</param>
/// <param name="Name">The measure, as in <c>net_return</c>; of another strategy with its name before it, as in <c>always_long.net_return</c>.</param>
/// <param name="Value">The value. Returns, drawdowns and shares are fractions; what ends in <c>_bp</c> is in basis points.</param>
/// <param name="Low">The lower end of the two-sided 90 % interval; <see langword="null"/> where there is none.</param>
/// <param name="High">The upper end of it; <see langword="null"/> where there is none.</param>
public sealed record ModelCardMetric(string Part, string Name, double Value, double? Low = null, double? High = null);
