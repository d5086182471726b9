using System.Globalization;
using System.Text;
using AlphaPulse.Backtesting;
using AlphaPulse.Drift;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>
/// <c>report</c>: the signals of the run with their outcomes as CSV, and with their contributions where they are explained, read back from the ledger, the report for people, one HTML page
/// that needs nothing else, and the card of the model, kept beside its version.
/// </summary>
/// <param name="ledger">The outcome ledger.</param>
/// <param name="registry">Holds the profile that drift was measured against, and the champion that the gate compared.</param>
/// <param name="costs">What a trade costs.</param>
/// <param name="options">Where artifacts go.</param>
/// <param name="card">What people state about the model.</param>
public sealed class ReportStage(
    IOutcomeLedger ledger,
    IModelRegistry registry,
    TradingCosts costs,
    IOptions<PipelineOptions> options,
    IOptions<ModelCardOptions> card) : IPipelineStage
{
    /// <inheritdoc/>
    public string Name => "report";

    /// <inheritdoc/>
    public async Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        var query = new OutcomeQuery { Series = state.Ingest.Series, ModelVersion = state.Candidate.Id, Mode = state.Replay.Mode, From = state.Replay.From };
        var outcomes = new List<Outcome>();
        const string FileName = "signals.csv";
        await AtomicFile.WriteAsync(
            Path.Combine(options.Value.WorkingDirectory, FileName),
            async (stream, token) =>
            {
                var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
                await using (writer.ConfigureAwait(false))
                {
                    await writer.WriteLineAsync(
                        "bar_time,known_at,horizon_time,direction,score,reference_price,model_version,mode,provenance,status,entry_price,exit_price,gross_return,net_return,confidence,lower,upper,prediction_set,abstains").ConfigureAwait(false);
                    await foreach (var outcome in ledger.ReadAsync(query, token).ConfigureAwait(false))
                    {
                        await writer.WriteLineAsync(Line(outcome).AsMemory(), token).ConfigureAwait(false);
                        outcomes.Add(outcome);
                    }
                }
            },
            cancellationToken).ConfigureAwait(false);
        state.Artifacts["signals"] = FileName;
        if (state.Replay.Explanations is not null)
        {
            await ContributionsFile.WriteAsync(ledger, query, options.Value.WorkingDirectory, cancellationToken).ConfigureAwait(false);
            state.Artifacts["contributions"] = ContributionsFile.Name;
        }

        var profile = state.Replay.Drift is not null
            && await registry.ReadEvidenceAsync(state.Candidate.Id, DriftWatch.ProfileName, cancellationToken).ConfigureAwait(false) is { } file
            ? ReferenceProfileFile.FromBytes(file, $"{state.Candidate.Id}/{DriftWatch.ProfileName}")
            : null;
        var champion = HoldoutSectionBuilder.ChampionOf(state.Decision) is { } version
            ? (await registry.LoadAsync(version, cancellationToken).ConfigureAwait(false)).Artifact
            : null;
        var data = RunReportBuilder.Build(state, costs, outcomes, profile, champion);
        await WriteReportAsync(HtmlReportWriter.Write(data), cancellationToken).ConfigureAwait(false);
        state.Artifacts["report"] = PipelineFiles.Report;
        await WriteCardAsync(state, ModelCardBuilder.Build(data, state.Training.Artifact, state.UnwatchedReason, card.Value), cancellationToken).ConfigureAwait(false);
        return outcomes.Count;
    }

    private async Task WriteCardAsync(PipelineState state, ModelCard made, CancellationToken cancellationToken)
    {
        var page = await ModelCardBuilder.KeepAsync(registry, made, cancellationToken).ConfigureAwait(false);
        state.Artifacts["model_card"] = Path.GetRelativePath(options.Value.WorkingDirectory, page).Replace('\\', '/');
    }

    private async Task WriteReportAsync(string page, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(page);
        var inFolder = Path.Combine(options.Value.WorkingDirectory, PipelineFiles.Report);
        IEnumerable<string> places = options.Value.HtmlFile is { } named ? [inFolder, named] : [inFolder];
        foreach (var place in places)
        {
            await AtomicFile.WriteAsync(place, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Line(Outcome outcome)
    {
        var signal = outcome.Signal;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{UtcText.Format(signal.BarTime)},{UtcText.Format(signal.KnownAt)},{UtcText.Format(signal.HorizonTime)},{SnakeCase.Of(signal.Direction)},{signal.Score:R},{signal.ReferencePrice},{signal.ModelVersion},{SnakeCase.Of(signal.Mode)},{SnakeCase.Of(signal.Provenance)},{StatusOf(outcome.Status)},{outcome.EntryPrice},{outcome.ExitPrice},{outcome.GrossReturn},{outcome.NetReturn},{signal.Prediction?.Confidence:R},{signal.Prediction?.Lower:R},{signal.Prediction?.Upper:R},{(signal.Prediction?.Set is { } set ? SnakeCase.Of(set) : string.Empty)},{(signal.Prediction is { } prediction ? prediction.Abstains ? "true" : "false" : string.Empty)}");
    }

    private static string StatusOf(OutcomeStatus status) => status switch
    {
        OutcomeStatus.Settled => "settled",
        OutcomeStatus.VoidGap => "void:gap",
        OutcomeStatus.VoidCut => "void:cut",
        _ => "open",
    };
}
