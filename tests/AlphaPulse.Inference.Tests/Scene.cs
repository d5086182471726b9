using AlphaPulse.Features;

namespace AlphaPulse.Inference.Tests;

/// <summary>Bars, models and signals that the tests of this project share.</summary>
internal static class Scene
{
    public static readonly BarSeriesId Series = new(InstrumentId.Parse("test:AAA-BBB"), Timeframe.OneHour);
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly FeatureSet Features = FeatureSet.Parse("one", "log_return(1)");

    public static DateTimeOffset Hour(int hour) => Start.AddHours(hour);

    public static Bar Bar(int hour, decimal open, decimal close) =>
        new(Series, Hour(hour), open, Math.Max(open, close), Math.Min(open, close), close, 1, Hour(hour + 1), BarProvenance.Simulated);

    public static LoadedModel Model(int horizon = 1, FeatureSet? features = null, IReadOnlyDictionary<string, string>? options = null) =>
        Model(new LastReturnModel((features ?? Features).Schema, ModelTask.Regression), horizon, options);

    public static LoadedModel Classifier(IReadOnlyDictionary<string, string> options) =>
        Model(new LastReturnModel(Features.Schema, ModelTask.BinaryClassification), horizon: 1, options);

    public static LoadedModel Model(IModel model, int horizon = 1, IReadOnlyDictionary<string, string>? options = null)
    {
        var manifest = new ModelManifest
        {
            Series = Series,
            Label = $"forward_log_return({horizon})",
            TrainedFrom = Start,
            TrainedTo = Start,
            Samples = 1,
            DataHash = new string('0', 64),
            Provenance = [BarProvenance.Simulated],
            Options = options ?? new Dictionary<string, string>(),
            Seed = 1,
            Trials = 1,
        };
        return new LoadedModel(
            new ModelVersion("m-test", model.Kind, new string('1', 64), Start, "nowhere"),
            new ModelArtifact(model, new SignalRule(0, 0, horizon), manifest));
    }

    public static Signal Signal(int hour, SignalDirection direction, int horizon = 1) => new()
    {
        Series = Series,
        BarTime = Hour(hour),
        KnownAt = Hour(hour + 1),
        HorizonTime = Hour(hour + horizon),
        Direction = direction,
        Score = 0,
        ReferencePrice = 100,
        ModelVersion = "m-test",
        SchemaHash = "hash",
        Mode = SignalMode.Shadow,
        Provenance = BarProvenance.Simulated,
    };

    /// <summary>Expects the last return to repeat itself.</summary>
    private sealed class LastReturnModel(FeatureSchema schema, ModelTask task) : IModel
    {
        public string Kind => "last";

        public ModelTask Task => task;

        public FeatureSchema Schema => schema;

        public bool TryScore(ReadOnlySpan<double> features, out double score)
        {
            score = features[0];
            return !double.IsNaN(score);
        }
    }
}
