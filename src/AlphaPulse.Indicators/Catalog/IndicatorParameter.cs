namespace AlphaPulse.Indicators;

/// <summary>A parameter of an indicator of the catalog.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Name">The name, such as <c>period</c>.</param>
/// <param name="Kind">What values it takes.</param>
/// <param name="Default">The value where the text gives none; for a choice the index of the word.</param>
/// <param name="Minimum">The least value.</param>
/// <param name="Maximum">The greatest value.</param>
public sealed record IndicatorParameter(string Name, ParameterKind Kind, decimal Default, decimal Minimum, decimal Maximum)
{
    /// <summary>The words of a choice; empty for numbers.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    internal static IndicatorParameter Period(int standard, int minimum) =>
        new("period", ParameterKind.Integer, standard, minimum, Indicators.Period.Maximum);

    internal static IndicatorParameter Choice(string name, params string[] words) =>
        new(name, ParameterKind.Choice, 0, 0, words.Length - 1) { Choices = words };
}
