namespace AlphaPulse.Indicators.Skender;

/// <summary>A number of a result.</summary>
/// <param name="Name">The name of the output.</param>
/// <param name="Read">Reads it.</param>
internal sealed record SkenderOutput<TResult>(string Name, Func<TResult, SkenderValue> Read);
