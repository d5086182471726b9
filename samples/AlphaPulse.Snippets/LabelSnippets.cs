using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Inference;
using AlphaPulse.Models;
using AlphaPulse.Snippets.Acme;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Snippets;

/// <summary>The code of docs/guides/labels.md.</summary>
public static class LabelSnippets
{
    public static void Make()
    {
        // snippet: labels-make
        ILabel barrier = Labels.TripleBarrier(horizonBars: 24, upper: 2, lower: 1, volatilityBars: 100);
        ILabel same = Labels.Parse("triple_barrier(24,2,1,100)");
        Console.WriteLine(barrier.Name == same.Name); // True
        // end
    }

    public static void AddToHost(IServiceCollection services)
    {
        // snippet: label-own-host
        services.AddAlphaPulse(pulse => pulse
            .AddLabel("clipped_return", ClippedReturnLabel.Parse)
            .AddTraining(options => options.Candidates.Add(new Candidate(new RidgeLearner { Alpha = 100 }, new ClippedReturnLabel(6, 200)))));
        // end
    }

    public static OutcomeSettler Know(IHoldoutVault vault, ITradingCalendar calendar, LoadedModel champion, SignalEngine engine, out PromotionGate opened)
    {
        // snippet: label-own-catalog
        var labels = new LabelCatalog([new LabelKind("clipped_return", ClippedReturnLabel.Parse)]);
        var gate = new PromotionGate(vault, new GateOptions(), new TradingCosts(), labels: labels);
        var settler = new OutcomeSettler(calendar, new TradingCosts(), labels.Parse(champion.Artifact.Manifest.Label), engine.Cuts);
        // end
        opened = gate;
        return settler;
    }

    public static void Join(FeatureMatrix features, ILabel label, ITradingCalendar calendar)
    {
        // snippet: labels-join
        SampleSet samples = SampleSet.Build(features, label, calendar);
        foreach (Sample sample in samples.Samples)
        {
            Console.WriteLine($"{sample.BarTime:u} known {sample.KnownAt:u}, label {sample.Target} until {sample.LabelEnd:u}");
        }
        // end
    }

    public static void Live(ILabel label, ITradingCalendar calendar, IEnumerable<Bar> closedBars, Func<Bar, bool> madeSignal)
    {
        // snippet: labels-live
        var engine = new LabelEngine(label, calendar);
        var realized = new List<RealizedLabel>();
        foreach (Bar bar in closedBars)
        {
            engine.Observe(bar, begin: madeSignal(bar), realized);
            foreach (RealizedLabel known in realized)
            {
                Console.WriteLine($"{known.BarTime:u}: {known.Value.Target}, known at {known.KnownAt:u}");
            }

            realized.Clear();
        }
        // end
    }

    public static void Meta(IReadOnlyDictionary<DateTimeOffset, SignalDirection> sides)
    {
        // snippet: labels-meta
        ILabel rule = Labels.Parse("meta(momentum(24),triple_barrier(24,2,1,100),10)");
        ILabel model = Labels.Meta(new RecordedSides("v0003", sides), Labels.ForwardLogReturn(6), costBasisPoints: 10);
        // end
    }

    public static IModel Weigh(SampleSet samples, ChronologicalSplit split, ILearner learner, CancellationToken cancellationToken)
    {
        // snippet: labels-weigh
        IReadOnlyList<int> rows = split.Train;
        double[] uniqueness = SampleWeights.Uniqueness(samples, rows);
        double[] returns = SampleWeights.ReturnAttribution(samples, rows);
        double[] decay = SampleWeights.TimeDecay(uniqueness, lastWeight: 0.5);
        double[] weights = SampleWeights.Normalize([.. returns.Zip(decay, (r, d) => r * d)]);
        IModel model = learner.Fit(SampleMatrix.Of(samples, rows, weights), seed: 7, cancellationToken);
        // end

        return model;
    }

    public static List<int> Bootstrap(SampleSet samples, IReadOnlyList<int> rows)
    {
        // snippet: labels-bootstrap
        List<LabelSpan> spans = [.. rows.Select(r => LabelSpan.Of(samples.Samples[r]))];
        var bootstrap = new SequentialBootstrap(spans, samples.Features.Count);
        var random = new DeterministicRandom(seed: 7);
        List<int> drawn = [.. spans.Select(_ => rows[bootstrap.Draw(random)])];
        // end

        return drawn;
    }
}
