namespace AlphaPulse.Indicators.Tests;

/// <summary>An entry of the catalog in the forms in which the tests try it.</summary>
internal static class CatalogForms
{
    private const int LongPeriod = 60;

    /// <summary>With its defaults and with each word of each choice.</summary>
    public static IReadOnlyList<IndicatorSpec> Standard(string name) =>
        [.. IndicatorCatalog.Find(name)!.Parameters.SelectMany(p => p.Choices).Select(word => $"{name}({word})").Prepend(name).Select(IndicatorSpec.Parse).Distinct()];

    /// <summary>With its defaults, with the least and with great parameters, and with each word of each choice.</summary>
    public static IReadOnlyList<IndicatorSpec> Of(string name)
    {
        var descriptor = IndicatorCatalog.Find(name)!;
        var numbers = descriptor.Parameters.Where(p => p.Kind != ParameterKind.Choice).ToList();
        string[] texts =
        [
            name,
            Text(name, numbers.Select(p => p.Minimum)),
            Text(name, numbers.Select(p => p.Kind == ParameterKind.Integer ? Math.Clamp(LongPeriod, p.Minimum, p.Maximum) : p.Maximum)),
            .. descriptor.Parameters.SelectMany(p => p.Choices).Select(word => $"{name}({word})"),
        ];
        return [.. texts.Select(Parse).OfType<IndicatorSpec>().Distinct()];
    }

    private static string Text(string name, IEnumerable<decimal> arguments) =>
        $"{name}({string.Join(',', arguments.Select(argument => FormattableString.Invariant($"{argument}")))})";

    // Some parameters have to differ from each other.
    private static IndicatorSpec? Parse(string text)
    {
        try
        {
            return IndicatorSpec.Parse(text);
        }
        catch (IndicatorSpecException)
        {
            return null;
        }
    }
}
