using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.Trees;

public sealed class EngineTests
{
    [Fact]
    public void A_radix_sort_sorts_and_carries_loads_along() =>
        Prop.ForAll<NormalFloat[]>(numbers =>
        {
            double[] values = [.. numbers.Select(n => n.Get)];
            double[] loads = [.. values.Select(v => 2 * v)];
            double[] expected = [.. values.Order()];
            new RadixSort().Sort(values, loads);
            Assert.Equal(expected, values);
            Assert.Equal(expected.Select(v => 2 * v), loads);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_radix_sort_knows_every_kind_of_number()
    {
        double[] values = [1, -0.0, double.MaxValue, -1, 0.0, double.MinValue, double.Epsilon, -double.Epsilon];
        new RadixSort().Sort(values, []);
        Assert.Equal([double.MinValue, -1, -double.Epsilon, 0, 0, double.Epsilon, 1, double.MaxValue], values);
    }

    [Fact]
    public void The_greatest_numbers_are_selected() =>
        Prop.ForAll<int[], PositiveInt>((numbers, count) =>
        {
            if (numbers.Length == 0)
            {
                return;
            }

            var k = 1 + count.Get % numbers.Length;
            Assert.Equal(numbers.OrderDescending().ElementAt(k - 1), Selection.Greatest([.. numbers.Select(n => (long)n)], k));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Quadrature_is_exact_for_polynomials_below_twice_its_points()
    {
        foreach (var count in new[] { 1, 4, 8, 16 })
        {
            var (points, weights) = GaussLegendre.On01(count);
            for (var power = 0; power < 2 * count; power++)
            {
                Assert.Equal(1.0 / (power + 1), points.Zip(weights, (p, w) => w * Math.Pow(p, power)).Sum(), 1e-14);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_piece_of_work_runs_once(int threads)
    {
        var team = new WorkTeam(threads);
        for (var round = 0; round < 60; round++)
        {
            team.BeginRound();
            var done = new ConcurrentBag<int>();
            team.Run(37, work: long.MaxValue, (piece, worker) =>
            {
                Assert.InRange(worker, 0, threads - 1);
                done.Add(piece);
            });
            Assert.Equal(Enumerable.Range(0, 37), done.Order());
            team.EndRound(1);
        }
    }

    [Fact]
    public void A_piece_that_fails_fails_the_phase_when_all_have_ended()
    {
        var team = new WorkTeam(3);
        team.BeginRound();
        var done = 0;
        var error = Assert.Throws<LearningException>(() => team.Run(50, long.MaxValue, (piece, _) =>
        {
            Interlocked.Increment(ref done);
            if (piece % 7 == 3)
            {
                throw new LearningException("piece");
            }
        }));
        Assert.Equal("piece", error.Message);
        Assert.Equal(50, done);
    }

    [Fact]
    public void Helpers_that_only_cost_time_are_left_out_after_a_trial()
    {
        var team = new WorkTeam(2);
        var together = 0;
        for (var round = 0; round < 60; round++)
        {
            team.BeginRound();
            var workers = new ConcurrentBag<int>();

            // Work that two threads do one after the other, and slower for it.
            var gate = new Lock();
            team.Run(8, long.MaxValue, (_, worker) =>
            {
                lock (gate)
                {
                    workers.Add(worker);
                    Thread.SpinWait(worker == 0 ? 2000 : 20_000);
                }
            });
            together += workers.Any(w => w > 0) ? 1 : 0;
            team.EndRound(1);
        }

        Assert.InRange(together, 0, 30);
    }
}
