using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Tests;

public class DeterministicRandomTests
{
    // Stored results depend on these numbers: they never change.
    [Fact]
    public void The_sequence_of_a_seed_is_pinned()
    {
        var random = new DeterministicRandom(0);
        Assert.Equal(
            [11091344671253066420UL, 13793997310169335082UL, 1900383378846508768UL, 7684712102626143532UL],
            [random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64()]);
    }

    // Written from the published algorithms in unbounded integers, as far from the implementation as possible.
    [Fact]
    public void Agrees_with_the_published_algorithm() =>
        Prop.ForAll<long>(seed =>
        {
            var modulus = BigInteger.One << 64;
            var z = new BigInteger(seed);
            var state = new BigInteger[4];
            for (var i = 0; i < 4; i++)
            {
                z = Mod(z + 0x9E3779B97F4A7C15);
                var x = Mod((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
                x = Mod((x ^ (x >> 27)) * 0x94D049BB133111EB);
                state[i] = x ^ (x >> 31);
            }

            var random = new DeterministicRandom(seed);
            for (var i = 0; i < 100; i++)
            {
                var expected = Mod(Rotate(Mod(state[1] * 5), 7) * 9);
                var t = Mod(state[1] << 17);
                state[2] ^= state[0];
                state[3] ^= state[1];
                state[1] ^= state[2];
                state[0] ^= state[3];
                state[2] ^= t;
                state[3] = Rotate(state[3], 45);
                if (random.NextUInt64() != expected)
                {
                    return false;
                }
            }

            return true;

            BigInteger Mod(BigInteger value) => ((value % modulus) + modulus) % modulus;
            BigInteger Rotate(BigInteger value, int bits) => Mod(value << bits) | (value >> (64 - bits));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Doubles_are_uniform()
    {
        var values = Draw(1, r => r.NextDouble());
        Assert.All(values, v => Assert.InRange(v, 0, 1 - double.Epsilon));
        Assert.InRange(values.Average(), 0.497, 0.503);
        Assert.InRange(values.Average(v => v * v), 0.331, 0.336);
    }

    [Fact]
    public void Normals_have_the_moments_of_the_normal_distribution()
    {
        var values = Draw(2, r => r.NextNormal());
        Assert.InRange(values.Average(), -0.01, 0.01);
        Assert.InRange(values.Average(v => v * v), 0.98, 1.02);
        Assert.InRange(values.Average(v => v * v * v), -0.04, 0.04);
        Assert.InRange(values.Average(v => v * v * v * v), 2.9, 3.1);
    }

    [Fact]
    public void Whole_numbers_cover_their_range_evenly()
    {
        var counts = new int[7];
        foreach (var value in Draw(3, r => r.NextInt32(7)))
        {
            counts[value]++;
        }

        // Chi-squared with 6 degrees of freedom: 22.5 is its 99.9th percentile; the seed is fixed.
        var expected = counts.Sum() / 7.0;
        Assert.InRange(counts.Sum(c => (c - expected) * (c - expected) / expected), 0, 22.5);
        Assert.Equal(0, new DeterministicRandom(1).NextInt32(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeterministicRandom(1).NextInt32(0));
    }

    [Fact]
    public void Forks_repeat_and_differ()
    {
        var (a, b) = (new DeterministicRandom(5), new DeterministicRandom(5));
        var (forkOfA, forkOfB) = (a.Fork(), b.Fork());
        Assert.Equal(forkOfA.NextUInt64(), forkOfB.NextUInt64());
        Assert.NotEqual(a.NextUInt64(), forkOfA.NextUInt64());
        Assert.NotEqual(a.Fork().NextUInt64(), a.Fork().NextUInt64());
    }

    private static List<T> Draw<T>(long seed, Func<DeterministicRandom, T> draw)
    {
        var random = new DeterministicRandom(seed);
        return [.. Enumerable.Range(0, 100_000).Select(_ => draw(random))];
    }
}
