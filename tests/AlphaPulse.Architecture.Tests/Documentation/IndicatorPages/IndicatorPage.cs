using System.Globalization;
using System.Text;
using AlphaPulse.Indicators;

namespace AlphaPulse.Architecture.Tests;

/// <summary>The page of a family of indicators, written from the catalog.</summary>
internal static class IndicatorPage
{
    public static string FileOf(string family) => $"{family.ToLowerInvariant()}.md";

    public static string ChartOf(IndicatorDescriptor descriptor) => $"charts/{descriptor.Name}.svg";

    public static string Write(string family, IReadOnlyList<IndicatorDescriptor> descriptors)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {family}\n\n");
        page.Append("[All families](README.md). This page is written from the catalog; the drawings are of the default parameters on simulated bars.\n\n");
        foreach (var descriptor in descriptors)
        {
            Write(page, descriptor);
        }

        return page.ToString();
    }

    public static string WriteIndex(IReadOnlyList<IndicatorDescriptor> all)
    {
        var page = new StringBuilder("# Indicators\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{all.Select(d => d.Entry).Distinct(StringComparer.Ordinal).Count()} indicators and candlestick patterns in {all.Count} forms. Names are those of texts such as `ema(20,rsi(14))`; ");
        page.Append("numbers come in the order of the parameters, then words, then what is taken: a number of the bar (`close`, `open`, `high`, `low`, `volume`, `hl2`, `hlc3`, `ohlc4`, `hlcc4`) or another indicator.\n");
        foreach (var family in all.GroupBy(d => d.Family))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## [{family.Key}]({FileOf(family.Key)})\n\n| text | name |\n| --- | --- |\n");
            foreach (var descriptor in family)
            {
                page.Append(CultureInfo.InvariantCulture, $"| [`{descriptor.DefaultSpec()}`]({FileOf(family.Key)}#{Anchor(descriptor)}) | {descriptor.Title} |\n");
            }
        }

        return page.ToString();
    }

    private static void Write(StringBuilder page, IndicatorDescriptor descriptor)
    {
        var spec = descriptor.DefaultSpec();
        var indicator = descriptor.Create<double>(spec);
        page.Append(CultureInfo.InvariantCulture, $"<a id=\"{Anchor(descriptor)}\"></a>\n\n## {descriptor.Title}\n\n`{spec}`\n\n");
        page.Append(CultureInfo.InvariantCulture, $"![{descriptor.Title} on simulated bars]({ChartOf(descriptor)})\n\n{descriptor.Description}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- Takes {Takes(descriptor)}.\n");
        foreach (var parameter in descriptor.Parameters)
        {
            page.Append(CultureInfo.InvariantCulture, $"- `{parameter.Name}`: {Range(parameter)}.\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"- First value: {string.Join(", ", spec.Columns.Select((_, o) => FormattableString.Invariant($"{Output(descriptor, o)}bar {indicator.OutputWarmup(o)}")))}; {Forgets(indicator)}.\n");
        if (descriptor.Ranges.Any(range => range != OutputRange.Unbounded))
        {
            page.Append(CultureInfo.InvariantCulture, $"- Range: {string.Join(", ", descriptor.Ranges.Select((range, o) => Output(descriptor, o) + range))}.\n");
        }

        if (descriptor.Undefined.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"- No value: {descriptor.Undefined.TrimEnd('.')}.\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"- Source: {descriptor.Reference.TrimEnd('.')}.\n\n");
    }

    private static string Anchor(IndicatorDescriptor descriptor) => descriptor.Name;

    private static string Output(IndicatorDescriptor descriptor, int output) =>
        descriptor.Outputs.Count == 1 ? "" : $"`{descriptor.Outputs[output]}` ";

    private static string Takes(IndicatorDescriptor descriptor) => descriptor.DefaultSource is not { } first
        ? "whole bars"
        : descriptor.DefaultSecondSource is { } second
            ? $"two series, by default {PriceSources.NameOf(first)} and {PriceSources.NameOf(second)}"
            : $"a series, by default {PriceSources.NameOf(first)}";

    private static string Range(IndicatorParameter parameter) => parameter.Kind == ParameterKind.Choice
        ? string.Join(" or ", parameter.Choices.Select((choice, i) => i == parameter.Default ? $"`{choice}` (default)" : $"`{choice}`"))
        : string.Create(CultureInfo.InvariantCulture, $"{Number(parameter.Minimum)} to {Number(parameter.Maximum)}, by default {Number(parameter.Default)}");

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Forgets(BarIndicator<double> indicator) => indicator.Convergence(1e-9) is var bars && bars == int.MaxValue
        ? "no number of bars is sure to make it forget where it began; of a sum only the changes mean something"
        : string.Create(CultureInfo.InvariantCulture, $"from bar {Math.Max(bars, indicator.Warmup)} on where it began weighs less than 1e-9");
}
