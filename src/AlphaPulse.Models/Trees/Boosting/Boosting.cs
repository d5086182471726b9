namespace AlphaPulse.Models;

/// <summary>One training: adds trees until the rounds are over or the set that decides has not improved for long enough.</summary>
internal sealed class Boosting
{
    private readonly BoostedTreesLearner _options;
    private readonly BoostingRun _run;
    private readonly FeatureSchema _schema;
    private readonly LossFunction _loss;
    private readonly DeterministicRandom _random;
    private readonly WorkTeam _team;
    private readonly BoostedRows _rows;
    private readonly Dictionary<string, BoostedRows> _watched = new(StringComparer.Ordinal);
    private readonly Gradients _gradients;
    private readonly TreeGrower _grower;
    private readonly TreeSeries _series;
    private readonly RowDraws _draws;

    internal Boosting(BoostedTreesLearner options, TrainingMatrix data, BoostingRun run)
    {
        BoostingChecks.Refuse(options, data, run);
        _options = options;
        _run = run;
        _schema = data.Schema;
        _loss = LossFunction.Of(options);
        _random = new DeterministicRandom(run.Seed);
        _team = new WorkTeam(options.Threads == 0 ? Environment.ProcessorCount : options.Threads);
        BoostingChecks.RefuseTargets(_loss, data, BoostingRun.TrainingCurve);
        var weighing = RowSelection.Weighing(data);
        BoostingChecks.RefuseTooFew(options, weighing?.Length ?? data.Rows);
        var edges = BinnedMatrix.Measure(data, weighing, options, _random, _team);
        _rows = BoostedRows.Create(data, weighing, edges, options.WeightOf, _team);
        _gradients = new Gradients(_rows, _team);
        _draws = new RowDraws(options, data, weighing, _gradients, _random);
        var start = run.Start?.BaseScore ?? _loss.Start(_rows, options.BaseScore);
        ScoreStart(_rows, data, weighing, start);
        foreach (var (name, set) in run.Watched)
        {
            BoostingChecks.RefuseTargets(_loss, set, name);
            var counting = RowSelection.Weighing(set);
            _watched[name] = BoostedRows.Create(set, counting, edges, options.WeightOf, _team);
            ScoreStart(_watched[name], set, counting, start);
        }

        _grower = new TreeGrower(options, _rows.Bins, _gradients, new SplitConstraints(options, data.Schema), _loss.RenewsLeaves, _team);
        _series = new TreeSeries(options, start, _random, [_rows, .. _watched.Values], _team);
    }

    internal BoostingResult Run(CancellationToken cancellationToken)
    {
        var curves = new LossCurves(_options, _loss, _gradients, _rows, _watched, _run);
        var rounds = 0;
        curves.Record();
        var best = 0;
        for (; rounds < _options.Rounds && !curves.IsOver; rounds++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddTree();
            curves.Record();
            best = curves.BestRound ?? rounds + 1;
            if (best == rounds + 1)
            {
                _series.Remember();
            }

            _run.Progress?.Report(new BoostingProgress(rounds + 1, _options.Rounds, curves.Last()));
        }

        return new BoostingResult(
            new TreeEnsembleModel(_options.Task, _schema, _series.Base, [.. _run.Start?.Trees ?? [], .. _series.Trees(best)], _options.Transform),
            rounds,
            best,
            curves.All());
    }

    private void AddTree()
    {
        _team.BeginRound();
        _series.BeginRound(_rows);
        var scores = _series.ScoresToLearnFrom(_rows);
        var draw = _draws.Next(_loss, scores);
        var tree = _grower.Grow(draw.Drawn, new TreeDraws(_options, _random, _rows.Bins.Varying));
        if (_loss.RenewsLeaves)
        {
            _grower.Renew(tree, _loss, _rows, scores);
        }

        _series.Add(tree, draw, _grower);
        _team.EndRound(tree.Work);
    }

    /// <summary>The scores that training starts from: one for all rows, or those of the model to go on from.</summary>
    private void ScoreStart(BoostedRows rows, TrainingMatrix data, int[]? counting, double start)
    {
        Array.Fill(rows.Scores, start);
        if (_run.Start is not { } model)
        {
            return;
        }

        const int rowsAtOnce = 1024;
        _team.Run((rows.Count + rowsAtOnce - 1) / rowsAtOnce, rows.Count * 1000L, (chunk, _) =>
        {
            var features = new double[data.Columns];
            var to = Math.Min((chunk + 1) * rowsAtOnce, rows.Count);
            for (var row = chunk * rowsAtOnce; row < to; row++)
            {
                data.CopyRow(counting is null ? row : counting[row], features);
                rows.Scores[row] = model.Sum(features);
            }
        });
    }
}
