namespace AlphaPulse.Simulation;

/// <summary>A bar with what nobody on a real market could know.</summary>
/// <param name="Bar">The bar.</param>
/// <param name="NextSide">The planted state of the bar after it: 1 where its trend is up, -1 where it is down. With a strength of 0 it moves nothing.</param>
public readonly record struct SignalledBar(Bar Bar, int NextSide);
