using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests;

/// <summary>A training keeps within the threads that it is given, and nothing that comes of it depends on them.</summary>
public sealed class ThreadLimitTests
{
    private static readonly IReadOnlyList<Bar> Bars = Scene.Bars(1_500, 8);
    private static readonly FeatureMatrix Rows = Scene.Rows(Bars);

    [Fact]
    public void A_model_is_the_same_whatever_the_number_of_threads()
    {
        byte[] Bytes(int threads)
        {
            var options = new TrainingOptions { MaximumThreads = threads, Search = new SearchOptions { Trials = 4, Folds = 3, StartupTrials = 2 }, Folds = 3 };
            return ModelFile.ToBytes(new ModelTrainer(options, Scene.Costs).Train(Rows, AlwaysOpenCalendar.Instance, new string('0', 64)).Artifact);
        }

        var one = Bytes(1);
        Assert.Equal(one, Bytes(3));
        Assert.Equal(one, Bytes(8));
        Assert.Equal(one, Bytes(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Folds_and_learners_together_take_no_more_threads_than_there_are(int threads)
    {
        var counter = new Counter();
        var candidate = new Candidate(new Counting(counter, 64), Labels.ForwardLogReturn(6));
        var options = new TrainingOptions { MaximumThreads = threads, FlatShares = [0], Folds = 5 };
        new ModelTrainer(options, Scene.Costs).Train(Rows, AlwaysOpenCalendar.Instance, new string('0', 64), [candidate]);
        Assert.InRange(counter.Most, 1, threads);

        // A fit that is alone has all of them.
        Assert.Contains(threads, counter.Given);
        Assert.DoesNotContain(64, counter.Given);
    }

    [Fact]
    public void What_folds_leave_over_goes_to_the_learners_and_the_last_ones_have_it_all()
    {
        var given = new int[5];
        EachFold.Run(0, 5, 4, (fold, threads) => given[fold] = threads, CancellationToken.None);
        Assert.Equal([1, 1, 1, 1, 4], given);
        EachFold.Run(0, 3, 8, (fold, threads) => given[fold] = threads, CancellationToken.None);
        Assert.Equal([3, 3, 2], given[..3]);
    }

    [Fact]
    public void The_failure_of_the_lowest_fold_is_thrown_whichever_came_first()
    {
        // The second fold fails while the first one waits for it.
        foreach (var threads in new[] { 1, 2, 4 })
        {
            using var failed = new ManualResetEventSlim(threads == 1);
            var failure = Assert.Throws<LearningException>(() => EachFold.Run(
                0,
                4,
                threads,
                (fold, _) =>
                {
                    if (fold == 0)
                    {
                        failed.Wait();
                    }

                    try
                    {
                        throw new LearningException($"fold {fold}");
                    }
                    finally
                    {
                        failed.Set();
                    }
                },
                CancellationToken.None));
            Assert.Equal("fold 0", failure.Message);
        }
    }

    [Fact]
    public void Learners_that_are_set_to_fewer_threads_keep_to_them()
    {
        Assert.Equal(2, ((BoostedTreesLearner)new BoostedTreesLearner { Threads = 2 }.WithAtMost(4)).Threads);
        Assert.Equal(4, ((BoostedTreesLearner)new BoostedTreesLearner().WithAtMost(4)).Threads);
        Assert.Equal(1, ((RandomForestLearner)new RandomForestLearner { Threads = 3 }.WithAtMost(1)).Threads);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostedTreesLearner().WithAtMost(0));
        var pair = (MetaLabelLearner)new MetaLabelLearner(new BoostedTreesLearner(), new LogisticLearner(), 6) { Folds = 4, StoppingShare = 0.3 }.WithAtMost(1);
        Assert.Equal((1, 4, 0.3), (((BoostedTreesLearner)pair.Primary).Threads, pair.Folds, pair.StoppingShare));
        Assert.Equal(2, ((BoostedTreesLearner)Learners.Parse("boosted_trees:threads=2")).Threads);
        Assert.Equal(3, ((RandomForestLearner)Learners.Parse("extra_trees:threads=3")).Threads);
        Assert.DoesNotContain("threads", Learners.Parse("random_forest:threads=3").Options.Keys);
    }

    private sealed class Counter
    {
        private readonly Lock _gate = new();
        private int _now;

        public int Most { get; private set; }

        public HashSet<int> Given { get; } = [];

        public void Begin(int threads)
        {
            lock (_gate)
            {
                _now += threads;
                Most = Math.Max(Most, _now);
                Given.Add(threads);
            }
        }

        public void End(int threads)
        {
            lock (_gate)
            {
                _now -= threads;
            }
        }
    }

    /// <summary>Learns as ridge regression does, and says how many threads are at work.</summary>
    private sealed class Counting(Counter counter, int threads) : IThreadedLearner
    {
        private readonly RidgeLearner _ridge = new() { Alpha = 100 };

        public string Name => "counting";

        public ModelTask Task => ModelTask.Regression;

        public IReadOnlyDictionary<string, string> Options => _ridge.Options;

        public IThreadedLearner WithAtMost(int most) => new Counting(counter, Math.Min(threads, most));

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
        {
            counter.Begin(threads);
            try
            {
                return _ridge.Fit(data, seed, cancellationToken);
            }
            finally
            {
                counter.End(threads);
            }
        }
    }
}
