using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Testing;

/// <summary>Verifies what every learner must keep, so that splits, trials, registry and gate can rely on it.</summary>
/// <remarks>
/// <para>A learner that draws is seeded, one that is given rows changes none, one that cannot learn says why, and what it trains can be
/// kept. The rules are in the guide on learners of your own. The contract says nothing about how well it learns, except that on rows
/// with a plain signal it has to beat a constant. Verify it at options that can.</para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
public static class LearnerContract
{
    private const int Rows = 600;
    private const long Seed = 20_240_229;

    /// <summary>Verifies a learner on rows made for its task.</summary>
    /// <param name="learner">The learner.</param>
    /// <exception cref="ContractViolationException">A rule is broken; the message names the learner, the rule and what was seen.</exception>
    public static void Verify(ILearner learner)
    {
        ArgumentNullException.ThrowIfNull(learner);
        VerifyDescription(learner);
        var data = ContractRows.Of(learner.Task, Rows, seed: 1);
        var copy = ContractRows.With(data);
        var model = Fit(learner, data, "signal");
        VerifyUnchanged(learner, data, copy);
        VerifyModel(learner, data, model);
        VerifySignal(learner, model);
        VerifyEqualBytes(learner, data, model);
        VerifyWeights(learner, data);
        VerifyRefusals(learner, data);
        VerifyCancellation(learner, data);
        if (learner is IValidatedLearner growing)
        {
            VerifyRounds(growing, data);
        }
    }

    private static void VerifyDescription(ILearner learner)
    {
        if (string.IsNullOrEmpty(learner.Name) || learner.Name.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')))
        {
            throw Broken(learner, "description", $"the name '{learner.Name}' is not made of lower-case letters, digits and underscores");
        }

        if (!Enum.IsDefined(learner.Task))
        {
            throw Broken(learner, "description", $"there is no task {learner.Task}");
        }

        foreach (var (name, value) in learner.Options)
        {
            if (string.IsNullOrEmpty(name) || value is null)
            {
                throw Broken(learner, "description", $"the option '{name}' has the value '{value}'");
            }
        }
    }

    private static void VerifyUnchanged(ILearner learner, TrainingMatrix data, TrainingMatrix copy)
    {
        for (var column = 0; column < data.Columns; column++)
        {
            if (!data.Column(column).SequenceEqual(copy.Column(column)))
            {
                throw Broken(learner, "rows unchanged", $"it changed column '{data.Schema.Columns[column].Name}' of its training rows");
            }
        }

        if (!data.Targets.SequenceEqual(copy.Targets))
        {
            throw Broken(learner, "rows unchanged", "it changed the targets of its training rows");
        }
    }

    private static void VerifyModel(ILearner learner, TrainingMatrix data, IModel model)
    {
        if (model.Task != learner.Task || !model.Schema.Equals(data.Schema))
        {
            throw Broken(learner, "model", $"its model is a {model.Task} of '{model.Schema.Name}' where a {learner.Task} of '{data.Schema.Name}' was asked for");
        }

        var file = Bytes(learner, model);
        var read = ModelFile.FromBytes(file, "the contract").Model;
        for (var row = 0; row < data.Rows; row++)
        {
            var (score, again) = (Score(model, data, row), Score(read, data, row));
            if (score is { } value && (!double.IsFinite(value) || (learner.Task == ModelTask.BinaryClassification && value is < 0 or > 1)))
            {
                throw Broken(learner, "model", Text($"row {row} has the score {value}, which is no {(learner.Task == ModelTask.Regression ? "finite number" : "probability")}"));
            }

            if (score != again)
            {
                throw Broken(learner, "file", Text($"row {row} has the score {score}, and {again} after the model was written and read"));
            }
        }
    }

    private static void VerifySignal(ILearner learner, IModel model)
    {
        var others = ContractRows.Of(learner.Task, Rows, seed: 2);
        var mean = 0.0;
        foreach (var target in others.Targets)
        {
            mean += target / Rows;
        }

        var (loss, naive) = (0.0, 0.0);
        for (var row = 0; row < Rows; row++)
        {
            var score = Score(model, others, row) ?? throw Broken(learner, "signal", Text($"row {row} has no score, though it misses nothing"));
            loss += Math.Pow(score - others.Targets[row], 2);
            naive += Math.Pow(mean - others.Targets[row], 2);
        }

        if (!(loss < naive))
        {
            throw Broken(learner, "signal", Text($"on rows with a plain signal its squared error is {loss}, that of a constant {naive}"));
        }
    }

    private static void VerifyEqualBytes(ILearner learner, TrainingMatrix data, IModel model)
    {
        var first = Bytes(learner, model);
        var others = new byte[3][];
        others[0] = Bytes(learner, Fit(learner, data, "equal bytes"));

        // Side by side: a state that fits share would show.
        try
        {
            Parallel.For(1, others.Length, i => others[i] = Bytes(learner, learner.Fit(data, Seed)));
        }
        catch (AggregateException e)
        {
            throw Broken(learner, "equal bytes", $"two fits side by side end with {e.InnerExceptions[0].GetType().Name}: {e.InnerExceptions[0].Message}", e);
        }

        if (!first.AsSpan().SequenceEqual(others[0]))
        {
            throw Broken(learner, "equal bytes", "the same rows and seed gave two models");
        }

        if (others.Any(bytes => !first.AsSpan().SequenceEqual(bytes)))
        {
            throw Broken(learner, "equal bytes", "two fits side by side gave another model than one alone");
        }
    }

    private static void VerifyWeights(ILearner learner, TrainingMatrix data)
    {
        static double Weight(int row) => row % 4 == 0 ? 0 : 1;

        var weighted = ContractRows.With(data, weight: Weight);
        var changed = ContractRows.With(
            data,
            (row, _, value) => Weight(row) == 0 ? 3 - value : value,
            (row, value) => Weight(row) == 0 ? 1 - value : value,
            Weight);
        if (!Bytes(learner, Fit(learner, weighted, "weights")).AsSpan().SequenceEqual(Bytes(learner, Fit(learner, changed, "weights"))))
        {
            throw Broken(learner, "weights", "what a row without weight says changed the model");
        }
    }

    private static void VerifyRefusals(ILearner learner, TrainingMatrix data)
    {
        MayRefuse(learner, "missing features", ContractRows.With(data, (row, column, value) => (row % 9, column) == (3, 1) ? double.NaN : value), "second");
        MayRefuse(learner, "a feature that never varies", ContractRows.With(data, (_, column, value) => column == 2 ? 5 : value), null);
        MayRefuse(learner, "a target that never varies", ContractRows.With(data, target: (_, _) => 1), null);
        MayRefuse(learner, "a single row", ContractRows.Of(learner.Task, 1, seed: 3), null);
        if (learner.Task == ModelTask.BinaryClassification)
        {
            try
            {
                _ = learner.Fit(ContractRows.With(data, target: (row, value) => row == 7 ? 0.5 : value), Seed);
            }
            catch (LearningException)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                throw Broken(learner, "refusals", $"a class of 0.5 gives {e.GetType().Name} and not {nameof(LearningException)}: {e.Message}", e);
            }

            throw Broken(learner, "refusals", "it took 0.5 for a class");
        }
    }

    // A model that can be kept, or the one exception that says what to do. Naming the column is part of saying it.
    private static void MayRefuse(ILearner learner, string what, TrainingMatrix data, string? column)
    {
        try
        {
            _ = Bytes(learner, learner.Fit(data, Seed));
        }
        catch (LearningException e)
        {
            if (column is not null && !e.Message.Contains(column, StringComparison.Ordinal))
            {
                throw Broken(learner, "refusals", $"its refusal of {what} does not name the column '{column}': {e.Message}", e);
            }
        }
        catch (Exception e) when (e is not (ContractViolationException or OutOfMemoryException))
        {
            throw Broken(learner, "refusals", $"{what} gives {e.GetType().Name} and not {nameof(LearningException)}: {e.Message}", e);
        }
    }

    private static void VerifyCancellation(ILearner learner, TrainingMatrix data)
    {
        try
        {
            _ = learner.Fit(data, Seed, new CancellationToken(canceled: true));
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw Broken(learner, "cancellation", "a training that was cancelled before it began gave a model");
    }

    private static void VerifyRounds(IValidatedLearner learner, TrainingMatrix data)
    {
        var slice = ContractRows.Of(learner.Task, Rows / 2, seed: 4);
        var fit = learner.Fit(data, slice, Seed);
        var again = learner.WithRounds(fit.Curve.BestRound);
        if (again.Rounds != fit.Curve.BestRound || again.Name != learner.Name)
        {
            throw Broken(learner, "rounds", Text($"with {fit.Curve.BestRound} rounds it is '{again.Name}' with {again.Rounds}"));
        }

        if (!Bytes(learner, again.Fit(data, Seed)).AsSpan().SequenceEqual(Bytes(learner, fit.Model)))
        {
            throw Broken(learner, "rounds", Text($"the model of the best round {fit.Curve.BestRound} is not that of as many rounds"));
        }

        _ = Bytes(learner, Fit(learner.WithRounds(0), data, "rounds"));
        var narrow = new TrainingMatrix(new FeatureSchema("other", [new FeatureColumn("other", "another", 1)]), [1, 2], [0, 1]);
        try
        {
            _ = learner.Fit(data, narrow, Seed);
        }
        catch (ArgumentException)
        {
            return;
        }

        throw Broken(learner, "rounds", "it took a slice of other features");
    }

    private static IModel Fit(ILearner learner, TrainingMatrix data, string rule)
    {
        try
        {
            return learner.Fit(data, Seed) ?? throw Broken(learner, rule, "there is no model and no exception");
        }
        catch (LearningException e)
        {
            throw Broken(learner, rule, $"it refuses ordinary rows: {e.Message}", e);
        }
    }

    private static byte[] Bytes(ILearner learner, IModel model)
    {
        try
        {
            return ModelFile.ToBytes(new ModelArtifact(model, new SignalRule(0, 0, 1), Manifest(learner)));
        }
        catch (ArgumentException e)
        {
            throw Broken(learner, "file", $"its model of kind '{model.Kind}' cannot be kept in a file: {e.Message}", e);
        }
    }

    private static ModelManifest Manifest(ILearner learner) => new()
    {
        Series = new BarSeriesId(InstrumentId.Parse("contract:A-B"), Timeframe.Parse("1h")),
        Label = "contract",
        TrainedFrom = DateTimeOffset.UnixEpoch,
        TrainedTo = DateTimeOffset.UnixEpoch.AddHours(Rows),
        Samples = Rows,
        DataHash = new string('0', 64),
        Provenance = [BarProvenance.Simulated],
        Options = learner.Options,
        Seed = Seed,
        Trials = 1,
    };

    private static double? Score(IModel model, TrainingMatrix data, int row)
    {
        Span<double> values = stackalloc double[data.Columns];
        data.CopyRow(row, values);
        return model.TryScore(values, out var score) ? score : null;
    }

    private static ContractViolationException Broken(ILearner learner, string rule, string what, Exception? cause = null)
    {
        var message = $"{learner.Name}: the rule '{rule}' is broken: {what}.";
        return cause is null ? new ContractViolationException(message) : new ContractViolationException(message, cause);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
