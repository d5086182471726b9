using System.Runtime.CompilerServices;
using AlphaPulse.Features;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>
/// What the stages of one run have established. A stage that asks for something that no stage before it has established gets an
/// error that says so, so that a pipeline cannot be wired apart silently.
/// </summary>
/// <remarks>Belongs to one run; not safe for use from several threads at once.</remarks>
public sealed class PipelineState
{
    private IngestReport? _ingest;
    private CoverageSummary? _coverage;
    private FeatureMatrix? _features;
    private string? _dataHash;
    private TrainingResult? _training;
    private ModelVersion? _candidate;
    private GateDecision? _decision;
    private ReplayReport? _replay;

    /// <summary>What the source brought. Set by <c>collect</c>.</summary>
    public IngestReport Ingest { get => Get(_ingest); set => _ingest = value; }

    /// <summary>What is stored and what is missing. Set by <c>audit</c>.</summary>
    public CoverageSummary Coverage { get => Get(_coverage); set => _coverage = value; }

    /// <summary>The feature rows. Set by <c>features</c>.</summary>
    public FeatureMatrix Features { get => Get(_features); set => _features = value; }

    /// <summary>SHA-256 over the bars that were read from the store. Set by <c>features</c>.</summary>
    public string DataHash { get => Get(_dataHash); set => _dataHash = value; }

    /// <summary>The trials and the split. Set by <c>train</c>.</summary>
    public TrainingResult Training { get => Get(_training); set => _training = value; }

    /// <summary>Why no reference profile could be fitted, with the remedy; <see langword="null"/> where one was. Set by <c>train</c>.</summary>
    public string? UnwatchedReason { get; set; }

    /// <summary>The registered candidate. Set by <c>train</c>.</summary>
    public ModelVersion Candidate { get => Get(_candidate); set => _candidate = value; }

    /// <summary>The open record of the training, which the gate completes; <see langword="null"/> where there is none. Set by <c>train</c>, ended by <c>gate</c>, or by the runner.</summary>
    public IExperimentRun? Experiment { get; set; }

    /// <summary>The decision of the gate. Set by <c>gate</c>.</summary>
    public GateDecision Decision { get => Get(_decision); set => _decision = value; }

    /// <summary>Why a candidate that the gate let through does not serve yet; <see langword="null"/> where it does or was refused. Set by <c>gate</c>.</summary>
    public string? ShadowReason { get; set; }

    /// <summary>Whether the candidate serves as champion: the gate let it through, and it need not serve in shadow first.</summary>
    public bool Serves => Decision.Promoted && ShadowReason is null;

    /// <summary>What the policies of the models decided; empty where they were not asked. Set by <c>policies</c>.</summary>
    public IReadOnlyList<PolicyResult> Policies { get; set; } = [];

    /// <summary>What inference did. Set by <c>replay</c>.</summary>
    public ReplayReport Replay { get => Get(_replay); set => _replay = value; }

    /// <summary>The stages that are over, in order. Kept by the runner.</summary>
    public IList<StageResult> Stages { get; } = [];

    /// <summary>The files of the run: paths relative to the working directory, by name.</summary>
    public IDictionary<string, string> Artifacts { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    private static T Get<T>(T? value, [CallerMemberName] string name = "")
        where T : class =>
        value ?? throw new InvalidOperationException($"No stage has established '{name}' yet; put the stage that does before this one.");
}
