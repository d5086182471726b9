using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Hosting;
using AlphaPulse.Indicators;
using AlphaPulse.Inference;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Snippets;

/// <summary>The code of docs/guides/embed.md.</summary>
public static class EmbedSnippets
{
    public static async Task WholePipelineAsync(string[] args)
    {
        // snippet: pipeline
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddAlphaPulse(pulse => pulse
            .AddEmbeddedPipeline(o =>
            {
                o.WorkingDirectory = "alphapulse-run";
                o.DataFile = "btcusdt-1h.csv";
                o.Instrument = "binance:BTC-USDT";
                o.Timeframe = "1h";
                o.Calendar = "always";
            })
            .RunPipelineAtStart());
        using var host = builder.Build();
        await host.RunAsync();
        // end
    }

    public static async Task RunYourselfAsync(IHost host, CancellationToken cancellationToken)
    {
        // snippet: run
        var runner = host.Services.GetRequiredService<PipelineRunner>();
        PipelineSummary summary = await runner.RunAsync(progress: null, cancellationToken);
        Console.WriteLine($"{summary.Model.Decision}: {string.Join("; ", summary.Model.Reasons)}");
        // end
    }

    public static void Parts(IServiceCollection services)
    {
        // snippet: parts
        services.AddAlphaPulse(pulse => pulse
            .UseSqlite("data/bars.db")
            .UseFileRegistry("data/models")
            .AddFeatures(FeatureSet.Parse("mine", "log_return(1)", "volatility(24)", "rsi(14)"))
            .AddTraining(
                training => training.HorizonBars = 12,
                gate => gate.MaximumPValue = 0.01,
                new TradingCosts { FeeBasisPoints = 10, SlippageBasisPoints = 2 })
            .AddPipeline(o => o.DataFile = "btcusdt-1h.csv"));
        // end
    }

    public static void Indicators(IEnumerable<Bar> bars)
    {
        // snippet: indicators
        var rsi = new Rsi<decimal>(14);
        foreach (var bar in bars)
        {
            if (rsi.Update(bar.Close, out var value))
            {
                Console.WriteLine($"{UtcText.Format(bar.OpenTime)} {value}");
            }
        }
        // end
    }

    public static void Features(IEnumerable<Bar> bars)
    {
        // snippet: features
        var set = FeatureSet.Parse("mine", "log_return(1)", "volatility(24)");
        var engine = new FeatureEngine(set, AlwaysOpenCalendar.Instance);
        var model = new MomentumModel(set.Schema);
        var row = new double[set.Schema.Columns.Count];
        foreach (var bar in bars)
        {
            if (engine.Update(bar, row) && model.TryScore(row, out var score))
            {
                Console.WriteLine($"{UtcText.Format(bar.OpenTime)} {score}");
            }
        }
        // end
    }

    public static async Task ServeAsync(
        IServiceProvider services,
        IModelRegistry registry,
        IBarStore store,
        IOutcomeLedger ledger,
        IAsyncEnumerable<Bar> live,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        // snippet: serve
        var calendar = AlwaysOpenCalendar.Instance;
        var champion = await registry.LoadAsync(ModelAliases.Champion, cancellationToken);
        var engines = services.GetRequiredService<SignalEngineFactory>(); // of AddInference: it knows what the host keeps beside the bars
        var engine = await engines.CreateAsync(champion.Version.Id, calendar, SignalMode.Champion, cancellationToken);
        var labels = services.GetRequiredService<LabelCatalog>(); // it knows those of AddLabel, too
        var settler = new OutcomeSettler(calendar, new TradingCosts(), labels.Parse(champion.Artifact.Manifest.Label), engine.Cuts);
        var settled = new List<Outcome>();
        await foreach (var bar in store.ReadAsync(new BarQuery(engine.Series), cancellationToken))
        {
            engine.Warm(bar);
            settler.Observe(bar, settled); // barriers are laid from the bars before a signal
        }

        var life = services.GetRequiredService<IInstrumentLifeLedger>();
        var cutting = services.GetRequiredService<IOptions<FeatureInputOptions>>().Value.Cuts;
        await using var bars = live.GetAsyncEnumerator(cancellationToken);
        var next = bars.MoveNextAsync().AsTask();
        while (true)
        {
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMinutes(1), time, cancellationToken));
            foreach (var cut in SeriesCuts.Of(await life.ReadAsync(engine.Series.Instrument, cancellationToken: cancellationToken), cutting))
            {
                engine.Learn(cut); // one that was recorded since
                settler.Learn(cut);
            }

            if (!next.IsCompleted)
            {
                // Behind a delisting no bar comes; ten minutes are for bars that come late.
                settler.Advance(engine.Series.Instrument, time.GetUtcNow() - TimeSpan.FromMinutes(10), settled);
            }
            else if (await next)
            {
                settler.Observe(bars.Current, settled);
                if (engine.TryProcess(bars.Current, out var signal))
                {
                    settler.Follow(in signal);
                    settled.Add(new Outcome { Signal = signal, Status = OutcomeStatus.Open });
                }

                next = bars.MoveNextAsync().AsTask();
            }
            else
            {
                break;
            }

            await ledger.RecordAsync(settled, cancellationToken);
            settled.Clear();
        }
        // end
    }

    public static void Explain(IServiceCollection services)
    {
        // snippet: explain-signals
        services.AddAlphaPulse(pulse => pulse
            .AddInference(o => o.ExplainSignals = true)
            .AddEmbeddedPipeline(o => o.DataFile = "btcusdt-1h.csv"));
        // end
    }

    public static async Task ExplainAsync(SignalEngine engine, DriftWatch watch, IOutcomeLedger ledger, Bar bar, CancellationToken cancellationToken)
    {
        // snippet: explain-signals-yourself
        var decided = engine.TryProcess(bar, out var signal);
        if (engine.LastCut is { } cut)
        {
            watch.Cut(cut);
        }

        // Every bar, with or without a signal: a feature that goes missing gives none, and that is drift too.
        watch.Observe(bar, engine.LastRow, engine.LastContributions);
        if (decided && !watch.IsHeld)
        {
            SignalExplanation[] reasons = engine.Explain(in signal) is { } explanation ? [explanation] : [];
            await ledger.RecordAsync([new Outcome { Signal = signal, Status = OutcomeStatus.Open }], reasons, cancellationToken);
        }

        await foreach (var explanation in ledger.ReadExplanationsAsync(new OutcomeQuery { Series = bar.Series }, cancellationToken))
        {
            var first = explanation.Contributions[0];
            Console.WriteLine($"{explanation.SignalId}: {first.Feature} {first.Amount}, of {explanation.Sum}");
        }
        // end
    }

    public static void OwnSource(IServiceCollection services)
    {
        // snippet: own-source
        services.AddSingleton<IPipelineSource, QuotePipelineSource>();
        services.AddAlphaPulse(pulse => pulse.AddEmbeddedPipeline());
        // end
    }

    public static void Alerts(IServiceCollection services)
    {
        // snippet: alerts
        services.AddSingleton(new HttpClient { BaseAddress = new Uri("https://pager.example/") });
        services.AddAlphaPulse(pulse => pulse
            .AddEmbeddedPipeline(o => o.DataFile = "btcusdt-1h.csv")
            .AddConsoleAlerts(o => o.MinimumSeverity = AlertSeverity.Warning)
            .AddAlertSink<PagerAlertSink>()
            .AddAlerts(o => o.RepeatInterval = TimeSpan.FromHours(1)));
        // end
    }

    public static async Task PublishAsync(AlertPublisher publisher, BarSeriesId series, TimeProvider time, CancellationToken cancellationToken)
    {
        // snippet: publish
        await publisher.PublishAsync(
            new Alert
            {
                Time = time.GetUtcNow(),
                Severity = AlertSeverity.Warning,
                Source = "risk",
                Code = "risk.limit",
                Title = "The position limit is reached",
                Detail = "No further signal is followed until a position is closed",
                Series = series,
            },
            cancellationToken);
        // end
    }

    public static void Health(IServiceCollection services)
    {
        // snippet: health
        services.AddHealthChecks().AddAlphaPulseHealthChecks(o =>
        {
            o.FreshnessBars = 3;
            o.Series = ["binance:BTC-USDT@1h", "nyse:SPY@1h"];
            o.Calendars["nyse:SPY"] = "nyse";
        });
        // end
    }

    public static async Task ProbeAsync(HealthCheckService health, CancellationToken cancellationToken)
    {
        // snippet: probe
        HealthReport report = await health.CheckHealthAsync(check => check.Tags.Contains("alphapulse"), cancellationToken);
        foreach (var (name, entry) in report.Entries)
        {
            Console.WriteLine($"{name} {entry.Status}: {entry.Description}");
        }
        // end
    }

    public static void Configuration(HostApplicationBuilder builder)
    {
        // snippet: configuration
        var section = builder.Configuration.GetSection("AlphaPulse");
        builder.Services.AddAlphaPulse(pulse => pulse
            .AddTraining(o => section.GetSection("Training").Bind(o), o => section.GetSection("Gate").Bind(o))
            .AddEmbeddedPipeline(o => section.GetSection("Pipeline").Bind(o))
            .AddAlerts(o => section.GetSection("Alerts").Bind(o))
            .AddAlphaPulseHealthChecks(o => section.GetSection("Health").Bind(o)));
        // end
    }
}
