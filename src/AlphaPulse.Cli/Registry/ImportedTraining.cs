using System.CommandLine;
using System.Globalization;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Cli.Registry;

/// <summary>What a model file of ours records of a training, and files of other libraries do not have: it is asked for, never made up.</summary>
internal sealed class ImportedTraining
{
    private readonly Option<string> _instrument = new("--instrument") { Description = "The instrument that it was trained on, as in binance:BTC-USDT.", Required = true };
    private readonly Option<string> _timeframe = new("--timeframe") { Description = "The timeframe that it was trained on, as in 1h.", Required = true };
    private readonly Option<string> _label = new("--label") { Description = "What it predicts, as in direction(6).", Required = true };
    private readonly Option<string> _from = new("--trained-from") { Description = "The time of the first training row, UTC, as in 2024-01-01T00:00:00Z.", Required = true };
    private readonly Option<string> _to = new("--trained-to") { Description = "The end of the label of the last training row, UTC: nothing later influenced the model.", Required = true };
    private readonly Option<int> _samples = new("--samples") { Description = "How many rows it was trained on.", Required = true };
    private readonly Option<int> _trials = new("--trials") { Description = "How many candidates were compared before this one was chosen.", Required = true };
    private readonly Option<double?> _long = new("--long-above") { Description = "A score above this is a long signal; needed but for several classes." };
    private readonly Option<double?> _short = new("--short-below") { Description = "A score below this is a short signal; needed but for several classes." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_instrument, _timeframe, _label, _from, _to, _samples, _trials, _long, _short])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The manifest, and the rule where the model has a single score.</summary>
    public (ModelManifest Manifest, SignalRule? Rule) Read(ParseResult parsed, string hash, ImportedModel model)
    {
        var label = parsed.GetValue(_label)!;
        var manifest = new ModelManifest
        {
            Series = new BarSeriesId(InstrumentId.Parse(parsed.GetValue(_instrument)!), Timeframe.Parse(parsed.GetValue(_timeframe)!)),
            Label = label,
            TrainedFrom = Time(parsed.GetValue(_from)!),
            TrainedTo = Time(parsed.GetValue(_to)!),
            Samples = parsed.GetValue(_samples),
            Trials = parsed.GetValue(_trials),

            // The bars are not known, and the seed is that of the other library.
            DataHash = "",
            Provenance = [],
            Seed = 0,
            Options = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["import.library"] = model.Library.ToString().ToLowerInvariant(),
                ["import.version"] = model.Version,
                ["import.objective"] = model.Objective,
                ["import.link"] = model.Link.ToString(),
                ["import.file_sha256"] = hash,
                ["import.max_relative_difference"] = model.Fidelity.MaxRelativeDifference.ToString("R", CultureInfo.InvariantCulture),
                ["import.scores"] = model.IsScoredAsPredicted ? "predictions" : "sums",
            },
        };
        if (model.Multiclass is not null)
        {
            return (manifest, null);
        }

        var rule = parsed.GetValue(_long) is { } longAbove && parsed.GetValue(_short) is { } shortBelow
            ? new SignalRule(longAbove, shortBelow, Labels.Parse(label).HorizonBars)
            : throw new FormatException("Say which scores are signals with --long-above and --short-below.");
        return (manifest, rule);
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new FormatException($"'{text}' is no time; write it as 2024-01-01T00:00:00Z.");
}
