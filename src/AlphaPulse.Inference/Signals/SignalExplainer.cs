using AlphaPulse.Models;

namespace AlphaPulse.Inference;

/// <summary>The contributions of the features of the last signal, in one buffer that is used for all signals.</summary>
internal sealed class SignalExplainer
{
    private readonly IModelExplainer _explainer;
    private readonly FeatureSchema _schema;
    private readonly string _version;
    private readonly int _kept;
    private readonly double[] _contributions;
    private DateTimeOffset? _barTime;
    private bool _isExplained;

    public SignalExplainer(LoadedModel model, int kept)
    {
        _version = model.Version.Id;
        _explainer = ModelExplainers.Create(model.Artifact.Model, _version);
        _schema = model.Artifact.Model.Schema;
        _kept = Math.Min(kept, _schema.Columns.Count);
        _contributions = new double[_schema.Columns.Count];
        Forget();
    }

    public ReadOnlySpan<double> Contributions => _contributions;

    /// <summary>There is no signal at the last bar, so nothing of it is explained.</summary>
    public void Forget()
    {
        Array.Fill(_contributions, double.NaN);
        _barTime = null;
        _isExplained = false;
    }

    /// <summary>Explains a row that the model has a score for. A pair of models that takes no side has nothing to explain. Allocates nothing.</summary>
    public void Explain(ReadOnlySpan<double> row, DateTimeOffset barTime)
    {
        _isExplained = _explainer.TryExplain(row, _contributions);
        if (!_isExplained)
        {
            Array.Fill(_contributions, double.NaN);
        }

        _barTime = barTime;
    }

    public SignalExplanation? Record(in Signal signal)
    {
        if (signal.BarTime != _barTime || signal.ModelVersion != _version)
        {
            throw new ArgumentException(
                $"The signal {signal.Id} is not that of the last bar, {(_barTime is { } time ? UtcText.Format(time) : "which gave none")}; explain a signal before the next bar.",
                nameof(signal));
        }

        if (!_isExplained)
        {
            return null;
        }

        // Sorting keeps the order of the schema among equal sizes.
        var bySize = Enumerable.Range(0, _contributions.Length).OrderByDescending(i => Math.Abs(_contributions[i])).ToList();
        return new SignalExplanation
        {
            SignalId = signal.Id,
            ExpectedValue = _explainer.ExpectedValue,
            Contributions = [.. bySize.Take(_kept).Select(i => new SignalContribution(_schema.Columns[i].Name, _contributions[i]))],
            Remainder = bySize.Skip(_kept).Sum(i => _contributions[i]),
        };
    }
}
