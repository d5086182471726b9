using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace AlphaPulse.Cli.Output;

/// <summary>Results go to standard output, everything else to standard error.</summary>
internal static class Printer
{
    public static void Json<T>(T value, JsonTypeInfo<T> type) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(value, type));

    /// <summary>What a person should know beside the result; silent with <c>--quiet</c>.</summary>
    public static void Note(ParseResult parsed, string text)
    {
        if (!parsed.GetValue(CommonOptions.Quiet))
        {
            ProgressLine.Write(text);
        }
    }

    /// <summary>Prints a table. The first column is on the left, numbers are on the right.</summary>
    public static void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object>> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).NoWrap());
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Cell)]);
        }

        // Without a terminal there is no width to fit in: nothing is wrapped, so that programs can read the lines.
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Console.Profile.Width = 1_000;
        }

        AnsiConsole.Write(table);
    }

    private static Spectre.Console.Rendering.IRenderable Cell(object value) => value switch
    {
        string text => new Markup(Markup.Escape(text)),
        IFormattable number => new Markup(Markup.Escape(number.ToString(value is long or int ? "N0" : null, CultureInfo.InvariantCulture))).RightJustified(),
        _ => new Markup(Markup.Escape(value.ToString() ?? string.Empty)),
    };
}
