using AlphaPulse.Collectors;
using AlphaPulse.Features;
using Microsoft.Extensions.DependencyInjection;

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

    public static void Rebuild(BarSeriesId series, IEnumerable<Trade> trades)
    {
        // snippet: rebuild
        var builder = new TradeBarBuilder(series, new TradeBarOptions { Ids = TradeIdRule.Consecutive });
        foreach (Trade trade in trades)
        {
            builder.Add(trade);
            while (builder.TryTake(out RebuiltBar? rebuilt))
            {
                Console.WriteLine($"{rebuilt.Bar.OpenTime:O} {(rebuilt.IsWhole ? "whole" : $"{rebuilt.Doubts}, {rebuilt.MissingTrades} trades missing")}");
            }
        }
        // end
    }

    public static void Compare(IReadOnlyList<RebuiltBar> rebuiltBars, IReadOnlyList<Bar> venueBars)
    {
        // snippet: compare
        BarComparisonReport compared = BarComparison.Compare(rebuiltBars, venueBars);
        foreach (BarFieldTotals field in compared.Fields)
        {
            Console.WriteLine($"{field.Field}: {field.Different} of {field.Compared} differ, the greatest by {field.Greatest}");
        }
        // end
    }

    public static void AddFirewall(IServiceCollection services)
    {
        // snippet: firewall
        services.AddAlphaPulse(pulse => pulse
            .UseSqlite("bars.db")
            .AddCollectors(collectors => collectors
                .AddBinance()
                .AddFirewall(judging =>
                {
                    judging.Firewall = judging.Firewall with { OutlierScales = 60 };
                    judging.SecondVenues[InstrumentId.Parse("binance:BTC-USDT")] = InstrumentId.Parse("okx:BTC-USDT");
                })));
        // end
    }

    public static void Judge(BarSeriesId series, IEnumerable<Bar> bars)
    {
        // snippet: judge
        var firewall = new BarFirewall(series);
        foreach (Bar bar in bars)
        {
            BarVerdict verdict = firewall.Judge(bar);
            Console.WriteLine(verdict.IsHeld ? $"held: {verdict}" : "passes");
            if (firewall.TryTakeConfirmed(out Bar? confirmed))
            {
                Console.WriteLine($"{confirmed.OpenTime:O} was true after all");
            }
        }
        // end
    }

    public static async Task WatchLifeAsync(IInstrumentLifeLedger ledger, IVenue venue, AuditReport report, BarSeriesId series)
    {
        // snippet: life
        InstrumentLifeReport life = await new InstrumentLifeWatch(ledger).LookAsync(venue);
        foreach (InstrumentEvent item in life.Events)
        {
            Console.WriteLine($"{item.Kind} of {item.Instrument}, known since {item.KnownAt:O}: {item.Evidence}");
        }

        IReadOnlyList<InstrumentEvent> hints = AuditHints.Read(report, series.Instrument);
        await ledger.RecordAsync(new InstrumentLifeUpdate { Events = hints });
        // end
    }

    public static void Refuse(IServiceCollection services)
    {
        // snippet: refuse
        services.Configure<FeatureInputOptions>(options => options.Unclean = new UncleanPolicy
        {
            Quarantined = UncleanTreatment.Missing,
            Gaps = UncleanTreatment.Refuse,
        });
        // end
    }

    public static void WatchLife(IServiceCollection services)
    {
        // snippet: life-service
        services.AddAlphaPulse(pulse => pulse
            .UseSqlite("bars.db")
            .AddCollectors(collectors => collectors.AddBinance().AddKraken())
            .RunInstrumentLife(life => life.Interval = TimeSpan.FromHours(6)));
        // end
    }
}
