using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Snippets;

/// <summary>The code of docs/guides/honest-backtests.md and honest-evaluation.md.</summary>
public static class HonestySnippets
{
    public static void Strict(IServiceCollection services)
    {
        // snippet: strict
        services.AddAlphaPulse(pulse => pulse
            .AddTraining(
                training => training.Split.EmbargoBars = 48,
                gate =>
                {
                    gate.MaximumPValue = 0.01;
                    gate.MinimumTrades = 100;
                },
                new TradingCosts { FeeBasisPoints = 10, SlippageBasisPoints = 5 })
            .AddEmbeddedPipeline(o => o.DataFile = "btcusdt-1h.csv"));
        // end
    }

    public static async Task<List<Bar>> AsKnownAsync(IBarStore store, BarSeriesId series, DateTimeOffset then, CancellationToken cancellationToken)
    {
        var bars = new List<Bar>();

        // snippet: as-known
        var query = new BarQuery(series) { AsKnownAt = then, Strict = true };
        await foreach (var bar in store.ReadAsync(query, cancellationToken))
        {
            bars.Add(bar);
        }
        // end

        return bars;
    }

    public static async Task<GateDecision> DecideAsync(
        PromotionGate gate, LoadedModel challenger, LoadedModel? champion, FeatureMatrix rows, TrainingResult result, ITradingCalendar calendar, CancellationToken cancellationToken)
    {
        // snippet: decide
        GateDecision decision = await gate.DecideAsync(
            challenger, champion, rows, result.Split.HoldoutBars, calendar, result.Guards, overrideReason: null, cancellationToken);
        Console.WriteLine(decision.Promoted ? "promoted" : string.Join(Environment.NewLine, decision.Reasons));
        foreach (GuardResult guard in decision.Guards.Where(g => g.Verdict != GuardVerdict.Held))
        {
            Console.WriteLine($"{guard.Name}: {guard.Words}");
        }
        // end

        return decision;
    }
}
