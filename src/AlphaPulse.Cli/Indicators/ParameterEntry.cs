namespace AlphaPulse.Cli.Indicators;

/// <summary>A parameter of an indicator, as JSON.</summary>
internal sealed record ParameterEntry(string Name, string Kind, string Default, string Minimum, string Maximum, IReadOnlyList<string> Choices);
