using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Refuses trainings that cannot be.</summary>
internal static class BoostingChecks
{
    /// <summary>Refuses options that do not go together, and sets and models that do not fit the data.</summary>
    internal static void Refuse(BoostedTreesLearner options, TrainingMatrix data, BoostingRun run)
    {
        if (options.CategoricalColumns.Count > 0 && options.Growth == TreeGrowth.Symmetric)
        {
            throw new ArgumentException("Symmetric trees know no categories; grow depth-wise or leaf-wise, or name no categorical columns.", nameof(options));
        }

        if (options.CategoricalColumns.FirstOrDefault(options.MonotoneColumns.ContainsKey) is { } both)
        {
            throw new ArgumentException($"The column '{both}' has categories, which have no order; it cannot be monotone.", nameof(options));
        }

        if (options.MonotoneColumns.Count > 0 && LossFunction.Of(options).RenewsLeaves)
        {
            throw new ArgumentException(
                $"MonotoneColumns bound leaves that come from derivatives, and those of Loss = {options.Loss} are quantiles of what rows lack; use the loss Huber, or name no monotone columns.",
                nameof(options));
        }

        RefuseSampling(options, data);
        RefuseSmoothing(options);
        RefuseBinSample(options);
        RefuseBase(options, run);
        if (run.StopOn is { } stop && !run.Watched.ContainsKey(stop))
        {
            throw new ArgumentException($"The set '{stop}' that is to stop the training is not watched; add it to the watched sets.", nameof(run));
        }

        foreach (var (name, set) in run.Watched)
        {
            if (name == BoostingRun.TrainingCurve)
            {
                throw new ArgumentException($"A watched set cannot have the name '{name}', which is that of the training rows.", nameof(run));
            }

            if (!set.Schema.Equals(data.Schema))
            {
                throw new ArgumentException(
                    $"The set '{name}' has the schema {set.Schema.Hash}, the training rows have {data.Schema.Hash}; give both the same features.", nameof(run));
            }
        }

        if (run.Start is not { } start)
        {
            return;
        }

        if (!start.Schema.Equals(data.Schema) || start.Task != options.Task || start.Transform != options.Transform)
        {
            throw new ArgumentException(
                $"The model to go on from has the schema {start.Schema.Hash}, the task {start.Task} and the transform {start.Transform}; the training has {data.Schema.Hash}, {options.Task} and {options.Transform}. Go on with the features and the loss of the model.",
                nameof(run));
        }

        if (options.Mode == BoostingMode.Forest)
        {
            throw new ArgumentException("A forest is the mean of trees that know nothing of each other; it cannot go on from a model.", nameof(run));
        }
    }

    internal static void RefuseTargets(LossFunction loss, TrainingMatrix data, string what)
    {
        for (var row = 0; row < data.Rows; row++)
        {
            if (loss.FindDefect(data.Targets[row]) is { } defect)
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture, $"The target of {what} row {row} is {data.Targets[row]}; {defect}."));
            }
        }
    }

    internal static void RefuseTooFew(BoostedTreesLearner options, int weighing)
    {
        var drawn = Sample.Size(weighing, options.RowFraction);
        if (drawn < 2L * options.MinRowsPerLeaf)
        {
            throw new LearningException(string.Create(
                CultureInfo.InvariantCulture,
                $"A tree would grow on {drawn} rows, and a split needs {2L * options.MinRowsPerLeaf}; give more rows with a weight, or lower the rows of a leaf ({options.MinRowsPerLeaf})."));
        }
    }

    private static void RefuseSmoothing(BoostedTreesLearner options)
    {
        if (options.PathSmoothing > 0 && LossFunction.Of(options).RenewsLeaves)
        {
            throw new ArgumentException(
                $"PathSmoothing draws leaves that come from derivatives towards their parents, and those of Loss = {options.Loss} are quantiles of what rows lack; use the loss Huber, or set PathSmoothing to 0.",
                nameof(options));
        }
    }

    private static void RefuseBinSample(BoostedTreesLearner options)
    {
        if (options.BinSampleRows > 0 && options.BinSampleRows < options.Bins)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"BinSampleRows = {options.BinSampleRows} is below Bins = {options.Bins}, so no column could have as many; raise BinSampleRows, set it to 0 for all rows, or lower Bins."),
                nameof(options));
        }
    }

    private static void RefuseBase(BoostedTreesLearner options, BoostingRun run)
    {
        if (options.BaseScore is not { } prediction)
        {
            return;
        }

        var loss = LossFunction.Of(options);
        if (loss.FindBaseDefect(prediction) is { } defect)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"BaseScore is {prediction}, and {defect}; give one, or none for the constant of the least loss."), nameof(options));
        }

        if (run.Start is { } start && start.BaseScore != loss.ScoreOf(prediction))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The sums of the model to go on from start at {start.BaseScore}, and those of BaseScore = {prediction} at {loss.ScoreOf(prediction)}; go on with the BaseScore of the model, or with none."),
                nameof(run));
        }
    }

    /// <summary>Refuses one-sided sampling that would draw no rows that stand for others, and sequential sampling of rows that nobody can draw so.</summary>
    private static void RefuseSampling(BoostedTreesLearner options, TrainingMatrix data)
    {
        if (options.Sampling == RowSampling.Sequential && data.Sampler is null)
        {
            throw new ArgumentException(
                "Sampling = Sequential draws rows by how their labels overlap, and the training rows do not say; make them with SampleMatrix.Of, give a sampler with TrainingMatrix.WithSampler, or set Sampling to Uniform.",
                nameof(options));
        }

        if (options.Sampling == RowSampling.Sequential && LossFunction.Of(options).RenewsLeaves)
        {
            throw new ArgumentException(
                $"Sampling = Sequential counts a row as often as it was drawn, and leaves of Loss = {options.Loss} are quantiles that count it once; use the loss Huber, or set Sampling to Uniform.",
                nameof(options));
        }

        if (options.Sampling != RowSampling.Goss)
        {
            return;
        }

        if (options.RowDrawRounds > 1)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Sampling = Goss draws by the derivatives of the round, and RowDrawRounds = {options.RowDrawRounds} keeps rows for more than one; set RowDrawRounds to 1, or Sampling to Uniform."),
                nameof(options));
        }

        if (options.RowFraction == 1)
        {
            throw new ArgumentException(
                "Sampling = Goss with RowFraction = 1 takes every row and so samples nothing; set RowFraction below 1, or Sampling to Uniform.", nameof(options));
        }

        if (options.GossTopFraction >= options.RowFraction)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"GossTopFraction = {options.GossTopFraction} is not below RowFraction = {options.RowFraction}, so no row would stand for the others; lower GossTopFraction or raise RowFraction."),
                nameof(options));
        }
    }
}
