using AlphaPulse.Models;

namespace AlphaPulse.Training.MicrosoftML.Tests;

/// <summary>Every learner of the package in both tasks, small enough to train in a moment.</summary>
public static class Learners
{
    private static readonly ILearner[] Small =
    [
        .. Both(task => new FastTreeLearner { Task = task, Rounds = 20, Leaves = 8 }),
        .. Both(task => new FastTreeLearner { Task = task, Rounds = 12, Leaves = 8, RowFraction = 0.7, ColumnFraction = 0.7 }),
        .. Both(task => new FastForestLearner { Task = task, Trees = 16 }),
        .. Both(task => new LightGbmLearner { Task = task, Rounds = 20, Leaves = 8 }),
        .. Both(task => new LightGbmLearner { Task = task, Rounds = 12, Leaves = 8, RowFraction = 0.7, ColumnFraction = 0.7, MaxDepth = 3, L1 = 0.001 }),
        .. Both(task => new SdcaLearner { Task = task, MaxPasses = 20 }),
        .. Both(task => new SdcaLearner { Task = task, MaxPasses = 20, Standardize = false, Shuffle = false, L1 = 0.001 }),
        new LbfgsLogisticLearner(),
        new LbfgsLogisticLearner { L1 = 1, Standardize = false },
    ];

    public static TheoryData<int, string> All { get; } = Named(_ => true);

    public static TheoryData<int, string> OfTrees { get; } = Named(learner => learner is FastTreeLearner or FastForestLearner or LightGbmLearner);

    public static TheoryData<int, string> Linear { get; } = Named(learner => learner is SdcaLearner or LbfgsLogisticLearner);

    public static TheoryData<int, string> Growing { get; } = Named(learner => learner is IValidatedLearner);

    public static ILearner At(int index) => Small[index];

    private static IEnumerable<ILearner> Both(Func<ModelTask, ILearner> create) =>
        [create(ModelTask.Regression), create(ModelTask.BinaryClassification)];

    private static TheoryData<int, string> Named(Func<ILearner, bool> isAsked)
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < Small.Length; i++)
        {
            if (isAsked(Small[i]))
            {
                data.Add(i, $"{Small[i].Name} {Small[i].Task}");
            }
        }

        return data;
    }
}
