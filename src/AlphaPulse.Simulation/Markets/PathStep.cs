namespace AlphaPulse.Simulation;

/// <summary>What a bar is made of.</summary>
/// <param name="OpenTime">When it opens.</param>
/// <param name="Open">The printed price before it, in ticks.</param>
/// <param name="Close">The printed price at its end, in ticks.</param>
/// <param name="Side">The planted state in it, 1 or -1.</param>
/// <param name="NextSide">The planted state in the bar after it.</param>
/// <param name="Shock">The shock, in long-run standard deviations.</param>
/// <param name="Scale">The standard deviation of the shock, in long-run standard deviations.</param>
internal readonly record struct PathStep(DateTimeOffset OpenTime, long Open, long Close, int Side, int NextSide, double Shock, double Scale);
