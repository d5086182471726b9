using System.Runtime.CompilerServices;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Inference;

/// <summary>Makes a signal from each closed bar: features, model, rule. Allocates nothing per bar, also where it explains signals.</summary>
/// <remarks>
/// <para>Warm it up with the bars before the first one that is to give a signal: <see cref="Warm"/>. It computes features with
/// the <see cref="FeatureEngine"/> that training used.</para>
/// <para>Holds state; not safe for use from several threads. One engine serves one series.</para>
/// </remarks>
public sealed class SignalEngine
{
    private readonly FeatureEngine _features;
    private readonly IModel _model;
    private readonly SignalRule _rule;
    private readonly ScoreCertainty? _certainty;
    private readonly ITradingCalendar _calendar;
    private readonly string _version;
    private readonly BarSeriesId _series;
    private readonly List<SeriesCut> _cuts;
    private readonly bool _seesCuts;
    private readonly double[] _row;
    private readonly SignalExplainer? _explainer;
    private readonly IReadOnlyDictionary<string, string> _options;

    // What was compared with the options already.
    private readonly Dictionary<string, BarSeriesId> _compared = new(StringComparer.Ordinal);

    /// <summary>Creates an engine for a model that passed the checks of the registry.</summary>
    /// <param name="model">The model.</param>
    /// <param name="featureSet">The features; must be what the model was trained on.</param>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="mode">Under what authority the signals are made.</param>
    /// <exception cref="SchemaMismatchException">The features are not those of the model; the message lists the differences.</exception>
    /// <exception cref="FeatureInputException">A feature needs something beside the bars.</exception>
    /// <exception cref="ModelFormatException">What the manifest says of the certainty of its scores is impossible.</exception>
    public SignalEngine(LoadedModel model, FeatureSet featureSet, ITradingCalendar calendar, SignalMode mode)
        : this(model, featureSet, calendar, mode, FeatureInputs.None)
    {
    }

    /// <summary>Creates an engine with other instruments and sources.</summary>
    /// <param name="model">The model.</param>
    /// <param name="featureSet">The features; must be what the model was trained on.</param>
    /// <param name="calendar">The calendar of the instruments.</param>
    /// <param name="mode">Under what authority the signals are made.</param>
    /// <param name="inputs">What there is beside the bars. A stream whose bars come live only is named with an empty list; see <see cref="Observe"/>.</param>
    /// <exception cref="SchemaMismatchException">The features are not those of the model; the message lists the differences.</exception>
    /// <exception cref="FeatureInputException">
    /// An instrument or a source is missing that the model was trained with, or another instrument stands behind its name; the message names
    /// column, input and remedy.
    /// </exception>
    public SignalEngine(LoadedModel model, FeatureSet featureSet, ITradingCalendar calendar, SignalMode mode, FeatureInputs inputs)
        : this(model, featureSet, calendar, mode, inputs, new InferenceOptions())
    {
    }

    /// <summary>Creates an engine that may explain its signals.</summary>
    /// <param name="model">The model.</param>
    /// <param name="featureSet">The features; must be what the model was trained on.</param>
    /// <param name="calendar">The calendar of the instruments.</param>
    /// <param name="mode">Under what authority the signals are made.</param>
    /// <param name="inputs">What there is beside the bars. A stream whose bars come live only is named with an empty list; see <see cref="Observe"/>.</param>
    /// <param name="options">Whether signals are explained, and how much of it is kept.</param>
    /// <exception cref="SchemaMismatchException">The features are not those of the model; the message lists the differences.</exception>
    /// <exception cref="FeatureInputException">An instrument or a source is missing that the model was trained with, or another one stands behind its name.</exception>
    /// <exception cref="ModelExplanationException">Signals are to be explained, and the model cannot be; the message names it.</exception>
    /// <exception cref="PlatformNotSupportedException">Trees are to be compiled, and the program is one that cannot.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SignalEngine(
        LoadedModel model, FeatureSet featureSet, ITradingCalendar calendar, SignalMode mode, FeatureInputs inputs, InferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(featureSet);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(options);
        InferenceOptionsValidator.EnsureValid(options);
        model.Artifact.Model.Schema.EnsureMatches(featureSet.Schema, $"feature set '{featureSet.Name}'");

        // A model never loses a column because a source is not there, whatever form without it the set has.
        var whole = featureSet.WithoutInputs is null ? featureSet : new FeatureSet(featureSet.Name, featureSet.Definitions);
        whole.EnsureSupplied(inputs);
        _options = model.Artifact.Manifest.Options;
        _model = options.CompileTrees ? Compiled(model.Artifact.Model) : model.Artifact.Model;
        foreach (var name in whole.Streams.Where(name => inputs.Streams[name].Count > 0))
        {
            EnsureTrained(name, inputs.Streams[name][0]);
        }

        _features = new FeatureEngine(whole, calendar, inputs);
        _rule = model.Artifact.Rule;
        _certainty = ScoreCertainty.Of(model);
        _series = model.Artifact.Manifest.Series;
        _seesCuts = inputs.Unclean.Cuts != UncleanTreatment.Allow;
        _cuts = _seesCuts ? [.. inputs.Cuts.Where(cut => cut.Instrument == _series.Instrument)] : [];
        _version = model.Version.Id;
        _calendar = calendar;
        _row = new double[featureSet.Schema.Columns.Count];
        _explainer = options.ExplainSignals ? new SignalExplainer(model, options.KeptContributions) : null;
        Mode = mode;
    }

    /// <summary>Under what authority the signals are made.</summary>
    public SignalMode Mode { get; }

    /// <summary>The series that the model was trained on and that is served.</summary>
    public BarSeriesId Series => _series;

    /// <summary>How many bars gave no signal because a feature was missing: warm-up, a gap in the window, an undefined value.</summary>
    public long Abstentions { get; private set; }

    /// <summary>Where the series of the model is cut, as far as is known: when the engine was made, and by <see cref="Learn"/>; empty where cuts are allowed. Give them to the <see cref="OutcomeSettler"/>.</summary>
    public IReadOnlyList<SeriesCut> Cuts => _cuts;

    /// <summary>The cut that the last bar was the first to know of; <see langword="null"/> where it knew of no new one. See <see cref="FeatureEngine.LastCut"/>.</summary>
    public SeriesCut? LastCut => _features.LastCut;

    /// <summary>The features of the last bar in the order of the model's schema; <see cref="double.NaN"/> where there is none.</summary>
    public ReadOnlySpan<double> LastRow => _row;

    /// <summary>Whether signals are explained.</summary>
    public bool Explains => _explainer is not null;

    /// <summary>
    /// What each feature of the last bar added to the sum of the model, in the order of its schema; <see cref="double.NaN"/> where it gave no signal.
    /// Empty where signals are not explained.
    /// </summary>
    public ReadOnlySpan<double> LastContributions => _explainer is null ? default : _explainer.Contributions;

    /// <summary>Makes the record of why the last signal is what it is, for the ledger. This allocates; computing the contributions does not.</summary>
    /// <param name="signal">The signal of the last bar.</param>
    /// <returns>
    /// The explanation, with as many contributions as <see cref="InferenceOptions.KeptContributions"/> says; <see langword="null"/> where there is nothing to
    /// explain, as for a <see cref="MetaLabelledModel"/> that takes no side and so did not ask how far to trust it.
    /// </returns>
    /// <exception cref="InvalidOperationException">Signals are not explained.</exception>
    /// <exception cref="ArgumentException">The signal is not that of the last bar.</exception>
    public SignalExplanation? Explain(in Signal signal) => _explainer is null
        ? throw new InvalidOperationException($"The engine of {_version} explains no signals; set {nameof(InferenceOptions)}.{nameof(InferenceOptions.ExplainSignals)}.")
        : _explainer.Record(in signal);

    /// <summary>Shows a bar to the features without asking the model.</summary>
    /// <param name="bar">A closed bar, later than the one before.</param>
    /// <exception cref="ArgumentException">The bar is of another series, still forming or out of order.</exception>
    public void Warm(Bar bar)
    {
        EnsureSeries(bar);
        _features.Update(bar, _row);
    }

    /// <summary>Takes a bar of another instrument. It counts for signals from when it was available, never before.</summary>
    /// <param name="stream">The name behind the <c>@</c> in the features.</param>
    /// <param name="bar">A closed bar, later than the one before of that stream.</param>
    /// <exception cref="ArgumentException">No feature names the stream, or the bar is provisional, of another series or out of order.</exception>
    /// <exception cref="FeatureInputException">The model was trained with another instrument behind that name.</exception>
    public void Observe(string stream, Bar bar)
    {
        EnsureTrained(stream, bar);
        _features.Observe(stream, bar);
    }

    /// <summary>
    /// Takes a cut that has become known since the engine was made: from the first bar on that was available then, no window spans it, and the bars behind
    /// it have to fill windows before there is a signal again. Tell the <see cref="OutcomeSettler"/> as well.
    /// </summary>
    /// <param name="cut">The cut, of any instrument; one that is known already, and any where cuts are allowed, changes nothing.</param>
    public void Learn(SeriesCut cut)
    {
        _features.Learn(cut);
        if (_seesCuts && cut.Instrument == _series.Instrument && !_cuts.Contains(cut))
        {
            _cuts.Add(cut);
        }
    }

    /// <summary>Takes the next bar and says what the model makes of it.</summary>
    /// <param name="bar">A closed bar, later than the one before.</param>
    /// <param name="signal">The signal; meaningless where the method returns <see langword="false"/>.</param>
    /// <returns>Whether there is a signal. A missing feature gives none, never a neutral one.</returns>
    /// <exception cref="ArgumentException">The bar is of another series, still forming or out of order.</exception>
    public bool TryProcess(Bar bar, out Signal signal)
    {
        EnsureSeries(bar);
        var complete = _features.Update(bar, _row);
        if (!complete || !_model.TryScore(_row, out var score) || !double.IsFinite(score))
        {
            _explainer?.Forget();
            Abstentions++;
            InferenceTelemetry.Abstentions.Add(1);
            signal = default;
            return false;
        }

        _explainer?.Explain(_row, bar.OpenTime);
        InferenceTelemetry.Signals.Add(1);
        signal = new Signal
        {
            Series = bar.Series,
            BarTime = bar.OpenTime,
            KnownAt = _features.KnownAt,
            HorizonTime = Horizon.Of(_calendar, bar.Series.Timeframe, bar.OpenTime, _rule.HorizonBars),
            Direction = _rule.Decide(score),
            Score = score,
            Prediction = _certainty?.Of(score),
            ReferencePrice = bar.Close,
            ModelVersion = _version,
            SchemaHash = _model.Schema.Hash,
            Mode = Mode,
            Provenance = bar.Provenance,
        };
        return true;
    }

    // Models of versions that did not write the series down take what the host says.
    private void EnsureTrained(string stream, Bar bar)
    {
        if (_compared.TryGetValue(stream, out var series) && series == bar.Series)
        {
            return;
        }

        var given = bar.Series.ToString();
        if (_options.TryGetValue(ModelManifest.StreamOption + stream, out var trained) && given != trained)
        {
            var column = _model.Schema.Columns.Select(c => c.Name).FirstOrDefault(name => name.Contains('@' + stream, StringComparison.Ordinal)) ?? stream;
            throw new FeatureInputException(
                $"Column '{column}': the model was trained with {trained} behind '@{stream}', and is given {given}: supply {trained}, or train on the other instrument.",
                column,
                stream);
        }

        _compared[stream] = bar.Series;
    }

    private static IModel Compiled(IModel model) => RuntimeFeature.IsDynamicCodeSupported
        ? CompiledTrees.Of(model)
        : throw new PlatformNotSupportedException("InferenceOptions.CompileTrees is set, and this program cannot compile code while it runs, as a native image cannot. Leave it off.");

    private void EnsureSeries(Bar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        if (bar.Series != _series)
        {
            throw new ArgumentException(
                $"Model {_version} was trained on {_series} and the bar is of {bar.Series}; serve it the series it knows or train another model.", nameof(bar));
        }
    }
}
