using AlphaPulse.Collectors;

namespace AlphaPulse.Snippets;

/// <summary>The code of docs/guides/data-quality.md.</summary>
public static class DataQualitySnippets
{
    public static async Task AuditAsync()
    {
        // snippet: audit
        AuditReport report = await new BarAuditor().AuditAsync("btcusd-1m.csv");
        foreach (AuditFinding finding in report.Findings)
        {
            Console.WriteLine($"{finding.Level} {finding.Kind} from line {finding.Lines[0]}: {finding.Detail}");
            Console.WriteLine($"    {finding.Proposal}");
        }

        if (report.HasErrors)
        {
            throw new InvalidOperationException($"{report.Source} is not imported before somebody looked at it.");
        }
        // end
    }

    public static async Task DeclareAsync()
    {
        // snippet: declare
        var options = new BarAuditOptions
        {
            Tick = 0.01m,
            Step = 0.00001m,
            Reading = new ImportOptions
            {
                Timeframe = Timeframe.OneDay,
                Dialect = new CsvDialect { Delimiter = ';', DecimalSeparator = ',', DateOrder = DateOrder.DayFirst },
            },
        };
        AuditReport report = await new BarAuditor().AuditAsync("export.csv", options);
        // end

        Console.WriteLine(report.Rows);
    }

    public static async Task RepairAsync()
    {
        // snippet: repair
        RepairReport repaired = await new BarRepairer().RepairAsync("btcusd-1m.csv", "btcusd-1m-repaired.csv");
        Console.WriteLine($"{repaired.Dropped} rows left out, {repaired.Changed} fields changed; each is in {repaired.Log}");
        // end
    }
}
