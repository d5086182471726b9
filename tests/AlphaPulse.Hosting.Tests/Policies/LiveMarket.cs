using AlphaPulse.Backtesting;
using AlphaPulse.Inference;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Policies;

/// <summary>Goes on with the bars of a store as a live host would: engine, settlement, ledger; the price moves with or against what a model says.</summary>
internal sealed class LiveMarket(IServiceProvider provider, SetClock clock)
{
    public async Task<BarSeriesId> SeriesAsync() => (await provider.GetRequiredService<IBarStore>().ListSeriesAsync())[0].Series;

    /// <summary>Serves a version for so many bars.</summary>
    /// <param name="version">The version.</param>
    /// <param name="mode">Under what authority.</param>
    /// <param name="bars">How many bars.</param>
    /// <param name="favour">By what fraction the price moves at a bar for each open signal, in its direction; negative for against it.</param>
    public async Task ServeAsync(string version, SignalMode mode, int bars, decimal favour)
    {
        var store = provider.GetRequiredService<IBarStore>();
        var ledger = provider.GetRequiredService<IOutcomeLedger>();
        var calendar = AlwaysOpenCalendar.Instance;
        var engine = await provider.GetRequiredService<SignalEngineFactory>().CreateAsync(version, calendar, mode);
        var settler = new OutcomeSettler(calendar, provider.GetRequiredService<TradingCosts>());
        var series = await SeriesAsync();
        Bar? last = null;
        await foreach (var bar in store.ReadAsync(new BarQuery(series)))
        {
            engine.Warm(bar);
            last = bar;
        }

        var open = new Queue<int>();
        var settled = new List<Outcome>();
        for (var i = 0; i < bars; i++)
        {
            // A little noise of its own, so that no feature stands still.
            var price = last!.Close * (1 + favour * open.Sum() + (i * 7 % 11 - 5) * 0.0001m);
            var start = calendar.NextOpen(series.Timeframe, last.OpenTime);
            var close = calendar.CloseOf(series.Timeframe, start);
            last = new Bar(
                series, start, last.Close, Math.Max(last.Close, price) * 1.0002m, Math.Min(last.Close, price) * 0.9998m, price, last.Volume + (i % 5 - 2) * 0.001m, close, BarProvenance.Simulated);
            clock.Set(close);
            await store.WriteAsync([last]);
            settler.Observe(last, settled);
            if (engine.TryProcess(last, out var signal))
            {
                settler.Follow(in signal);
                settled.Add(new Outcome { Signal = signal, Status = OutcomeStatus.Open });
                open.Enqueue((int)signal.Direction);
                if (open.Count > 6)
                {
                    open.Dequeue();
                }
            }

            await ledger.RecordAsync(settled);
            settled.Clear();
        }
    }
}
