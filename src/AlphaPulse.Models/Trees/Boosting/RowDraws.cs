namespace AlphaPulse.Models;

/// <summary>The rows that one tree after the other grows on, which stay for as many trees as the options say.</summary>
internal sealed class RowDraws(BoostedTreesLearner options, TrainingMatrix data, int[]? weighing, Gradients gradients, DeterministicRandom random)
{
    private RepeatedRows? _repeated;
    private RowDraw _draw;
    private int _trees;

    /// <summary>Computes the derivatives for the next tree, and gives its rows.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="scores">The scores that the tree learns from.</param>
    internal RowDraw Next(LossFunction loss, double[] scores)
    {
        var isNew = _trees++ % options.RowDrawRounds == 0;
        if (isNew)
        {
            _repeated = RepeatedRows.Draw(options, data, weighing, random);
        }

        gradients.Update(loss, scores, _repeated?.Room ?? RowDraw.Room(options, gradients.Entries.Length));
        if (_repeated is { } repeated)
        {
            return repeated.Take(gradients);
        }

        if (isNew)
        {
            _draw = RowDraw.Draw(options, random, gradients);
        }

        return _draw;
    }
}
