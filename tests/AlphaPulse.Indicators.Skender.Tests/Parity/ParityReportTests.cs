using System.Globalization;
using System.Text;
using AlphaPulse.TestKit;

namespace AlphaPulse.Indicators.Skender.Tests.Parity;

/// <summary>The report is what the code gives; it is written anew with <c>ALPHAPULSE_APPROVE_PARITY=1</c>.</summary>
public class ParityReportTests
{
    private static readonly Ohlcv<double>[] Bars = Market.Of<double>(Market.Bars.Count);

    [Fact]
    public void The_report_is_the_approved_one()
    {
        SkenderIndicators.Register();
        var file = Path.Combine(Evidence.RepositoryRoot, "docs", "skender-parity.md");
        var actual = Report();
        if (Environment.GetEnvironmentVariable("ALPHAPULSE_APPROVE_PARITY") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void Every_text_of_the_table_is_understood_where_the_catalog_has_the_indicator()
    {
        SkenderIndicators.Register();
        Assert.All(ParityTable.Rows, row =>
        {
            Assert.True(row.Skender.Length == 0 || Column(row.Skender) is not null, row.Skender);
            Assert.True(row.Ours.Length == 0 || !IsInCatalog(row.Ours) || Column(row.Ours) is not null, row.Ours);
        });
    }

    [Fact]
    public void A_difference_is_explained_and_only_a_difference_is() =>
        Assert.All(Compared(), compared => Assert.True(
            compared.Row.Why.Length > 0 || compared.Result.AgreeFrom >= 0 && compared.Result.AgreeFrom <= Math.Max(compared.Result.First, compared.Result.OurFirst),
            $"{compared.Row.Skender} and {compared.Row.Ours}: {compared.Result} needs a reason."));

    private static IEnumerable<(ParityRow Row, Comparison Result)> Compared()
    {
        SkenderIndicators.Register();
        return ParityTable.Rows.Where(row => row.Skender.Length > 0 && row.Ours.Length > 0 && IsInCatalog(row.Ours))
            .Select(row => (row, Comparison.Of(Column(row.Skender)!, Column(row.Ours)!)));
    }

    private static string Report()
    {
        var report = new StringBuilder("""
            # Parity with Skender.Stock.Indicators

            Our indicators against those of Skender.Stock.Indicators 2.7.3, over BARS hours of the simulated market (seed 11), both in double.
            A bar is counted from 0. Two columns agree from a bar if every value from there on differs by at most 1e-9 of the greatest value of
            either column, and neither has a value where the other has none. The columns of Skender are those of the adapter
            `AlphaPulse.Indicators.Skender`, where a value that Skender dates back comes with the bar that makes it known.

            This file is written by the tests of the adapter (`ALPHAPULSE_APPROVE_PARITY=1`); they fail where it is not up to date.

            | method | Skender | ours | first value of Skender | first value of ours | agree from | why |
            | --- | --- | --- | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n").Replace("BARS", Bars.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        foreach (var row in ParityTable.Rows.OrderBy(row => row.Method, StringComparer.Ordinal))
        {
            report.Append(Line(row)).Append('\n');
        }

        report.Append("\n## What the adapter leaves out\n\n| method | results | why |\n| --- | --- | --- |\n");
        foreach (var omission in SkenderIndicators.Omissions)
        {
            report.Append(CultureInfo.InvariantCulture, $"| `{omission.Method}` | {omission.Results ?? "all"} | {omission.Reason} |\n");
        }

        return report.ToString();
    }

    private static string Line(ParityRow row)
    {
        var ours = row.Ours.Length == 0 ? "" : $"`{row.Ours}`";
        if (row.Skender.Length == 0)
        {
            return $"| `{row.Method}` | left out | {ours} | | | | {SkenderIndicators.Omissions.First(o => o.Method == row.Method).Reason} |";
        }

        var skender = Column(row.Skender)!;
        var first = Comparison.Text(Array.FindIndex(skender, value => value is not null));
        if (row.Ours.Length == 0)
        {
            return $"| `{row.Method}` | `{row.Skender}` | | {first} | | | {row.Why} |";
        }

        if (!IsInCatalog(row.Ours))
        {
            return $"| `{row.Method}` | `{row.Skender}` | {ours} | {first} | | | not in the catalog |";
        }

        var result = Comparison.Of(skender, Column(row.Ours)!);
        return $"| `{row.Method}` | `{row.Skender}` | {ours} | {first} | {Comparison.Text(result.OurFirst)} | {Comparison.Text(result.AgreeFrom)} | {Why(row, result)} |";
    }

    private static string Why(ParityRow row, Comparison result) =>
        result.AgreeFrom >= 0 && result.AgreeFrom <= Math.Min(result.First, result.OurFirst) ? "the same formula and start"
        : row.Why.Length > 0 ? row.Why
        : result.First < result.OurFirst ? "the same values; ours waits longer" : "the same values; Skender waits longer";

    private static bool IsInCatalog(string column) => IndicatorCatalog.Find(column.Split('(', '.')[0]) is not null;

    /// <summary>The values of a column; <see langword="null"/> where there is no such text.</summary>
    private static double?[]? Column(string column)
    {
        try
        {
            var spec = IndicatorSpec.Parse(Specification(column));
            var output = spec.Columns.ToList().FindIndex(c => c == spec + column[Specification(column).Length..] || spec.Columns.Count == 1);
            return output < 0 ? null : [.. Market.Rows(spec.ToString(), Bars).Select(row => row[output])];
        }
        catch (IndicatorSpecException)
        {
            return null;
        }
    }

    // The text without the output: what stands before the last dot that is outside of brackets and not that of the prefix.
    private static string Specification(string column)
    {
        var from = column.LastIndexOf(')') + 1;
        var prefix = column.StartsWith("skender.", StringComparison.Ordinal) ? "skender.".Length : 0;
        var dot = column.IndexOf('.', Math.Max(from, prefix));
        return dot < 0 ? column : column[..dot];
    }
}
