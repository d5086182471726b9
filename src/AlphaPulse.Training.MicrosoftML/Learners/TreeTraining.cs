using System.Globalization;
using AlphaPulse.Models;
using Microsoft.ML;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>What the learners of trees have in common: a training, its import, and the best number of its first trees on a slice.</summary>
/// <param name="learner">The learner.</param>
/// <param name="allowsMissing">Whether the trainer has a place for missing features.</param>
/// <param name="train">Trains on a view.</param>
internal sealed class TreeTraining(ILearner learner, bool allowsMissing, Func<TrainingSession, IDataView, ITransformer> train)
{
    /// <summary>Whether a round may grow no tree and a later one may again, so that fewer rounds do not give the first trees.</summary>
    internal bool MaySkipRounds { get; init; }

    internal TreeEnsembleModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        var (ensemble, archive) = Grow(data, seed, cancellationToken);
        var model = ensemble.ToModel(ensemble.Count).WithCovers(data, cancellationToken);
        archive.AttachTo(model);
        return model;
    }

    internal ValidatedFit Fit(
        TrainingMatrix data, TrainingMatrix validation, int rounds, int patience, long seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(validation);
        if (!validation.Schema.Equals(data.Schema))
        {
            throw new ArgumentException(
                $"The slice has the schema {validation.Schema.Hash}, the training rows have {data.Schema.Hash}; give both the same features.", nameof(validation));
        }

        TrainingRows.RefuseTargets(validation, learner);
        if (rounds == 0)
        {
            var constant = FitConstant(data);
            return new ValidatedFit(constant, Stop(constant, constant.BaseScore, data, validation, patience, cancellationToken));
        }

        var (ensemble, archive) = Grow(data, seed, cancellationToken);
        var start = BestConstant(data);
        var curve = Stop(ensemble.ToModel(ensemble.Count), start, data, validation, patience, cancellationToken);
        if (curve.BestRound == 0)
        {
            return new ValidatedFit(Constant(data, start), curve);
        }

        if (MaySkipRounds && ensemble.Count < rounds)
        {
            throw new LearningException(string.Create(
                CultureInfo.InvariantCulture,
                $"{rounds - ensemble.Count} of {rounds} rounds grew no tree on the rows that were drawn, so the model of round {curve.BestRound} could not be trained again. Lower the least rows of a leaf, or raise the fractions."));
        }

        var model = ensemble.ToModel(curve.BestRound).WithCovers(data, cancellationToken);
        archive.AttachTo(model);
        return new ValidatedFit(model, curve);
    }

    /// <summary>The model of no trees: the constant of the least loss.</summary>
    internal TreeEnsembleModel FitConstant(TrainingMatrix data)
    {
        ArgumentNullException.ThrowIfNull(data);
        TrainingRows.RefuseTargets(data, learner);
        TrainingRows.RefuseOneClass(data, learner);
        return Constant(data, BestConstant(data));
    }

    private (ForeignEnsemble Ensemble, MicrosoftMLArchive Archive) Grow(TrainingMatrix data, long seed, CancellationToken cancellationToken)
    {
        var view = TrainingRows.View(data, learner, allowsMissing, null, cancellationToken);
        var session = new TrainingSession(learner.Name, seed, cancellationToken);
        var predictor = MicrosoftMLImporter.Predictor(session.Train(s => train(s, view)));

        // Importing must not be ended half-way by a message of the context that trained.
        var ensemble = ForeignEnsemble.Read(new MLContext(session.Seed), predictor.Model, data.Schema)
            ?? throw new MicrosoftMLImportException(
                MicrosoftMLImportRefusal.Model, $"{learner.Name} gave a model of the type {predictor.Model.GetType().Name}, which is of no trees that are known.");
        ScoreCheck.Trees(predictor, ensemble, data);
        return (ensemble, MicrosoftMLArchive.Save(predictor, view.Schema));
    }

    private TreeEnsembleModel Constant(TrainingMatrix data, double start) => new(learner.Task, data.Schema, start, []);

    private double BestConstant(TrainingMatrix data)
    {
        var total = 0.0;
        var mean = 0.0;
        for (var row = 0; row < data.Rows; row++)
        {
            var weight = TrainingRows.Weight(data, row);
            if (weight > 0)
            {
                total += weight;
                mean += (data.Targets[row] - mean) * (weight / total);
            }
        }

        return learner.Task == ModelTask.Regression ? mean : Math.Log(mean / (1 - mean));
    }

    // As if growing had stopped: nothing after the patience is up is looked at.
    private static LearningCurve Stop(
        TreeEnsembleModel model, double start, TrainingMatrix data, TrainingMatrix validation, int patience, CancellationToken cancellationToken)
    {
        var losses = StagedLoss.Of(model, start, validation, cancellationToken);
        var best = 0;
        var rounds = 0;
        while (rounds + 1 < losses.Length && rounds - best < patience)
        {
            rounds++;
            best = losses[rounds] < losses[best] ? rounds : best;
        }

        return new LearningCurve(StagedLoss.Of(model, start, data, cancellationToken)[..(rounds + 1)], losses[..(rounds + 1)]);
    }
}
