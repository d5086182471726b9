using System.Diagnostics;
using AlphaPulse.Models;

namespace AlphaPulse.Training.MicrosoftML.Tests;

public class CancellationTests
{
    [Theory]
    [MemberData(nameof(Learners.All), MemberType = typeof(Learners))]
    public void A_cancelled_training_gives_no_model(int index, string name)
    {
        _ = name;
        var learner = Learners.At(index);
        using var source = new CancellationTokenSource();
        source.Cancel();
        var e = Assert.Throws<OperationCanceledException>(() => learner.Fit(Samples.Of(learner.Task, 100), 1, source.Token));
        Assert.Equal(source.Token, e.CancellationToken);
    }

    [Theory]
    [InlineData(0, 3_000)]
    [InlineData(1, 3_000)]
    [InlineData(2, 3_000)]
    [InlineData(3, 300_000)]
    public async Task Long_trainings_end_between_steps(int kind, int rows)
    {
        // The first three would take minutes to their end, and would be minutes late if they were not ended.
        ILearner learner = kind switch
        {
            0 => new FastTreeLearner { Rounds = 100_000, MinRowsPerLeaf = 1 },
            1 => new FastForestLearner { Trees = 65_536, MinRowsPerLeaf = 1 },
            2 => new SdcaLearner { MaxPasses = 100_000, Tolerance = 1e-30, L2 = 1e-9 },
            _ => new LbfgsLogisticLearner { MaxIterations = 1_000_000, Tolerance = 1e-30, L2 = 0 },
        };
        var data = Samples.Of(learner.Task, rows);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => learner.Fit(data, 1, source.Token)));
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task LightGBM_grows_to_the_end_and_throws_then()
    {
        var data = Samples.Of(ModelTask.Regression, 3000);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => new LightGbmLearner { Rounds = 400 }.Fit(data, 1, source.Token)));
    }
}
