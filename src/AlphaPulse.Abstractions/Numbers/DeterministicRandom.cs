using System.Numerics;

namespace AlphaPulse;

/// <summary>A seeded generator whose sequence is part of its contract: the same seed gives the same numbers in every version.</summary>
/// <remarks>
/// xoshiro256** by David Blackman and Sebastiano Vigna (2018), seeded through SplitMix64. Not for secrets. Not safe for use from
/// several threads; give each its own through <see cref="Fork"/>.
/// </remarks>
public sealed class DeterministicRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Creates a generator.</summary>
    /// <param name="seed">The seed; any value.</param>
    public DeterministicRandom(long seed)
    {
        var state = unchecked((ulong)seed);
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>The next 64 random bits.</summary>
    /// <returns>The bits.</returns>
    public ulong NextUInt64()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            var t = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= t;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return result;
        }
    }

    /// <summary>A number from 0 (included) to 1 (excluded), uniform over multiples of 2^-53.</summary>
    /// <returns>The number.</returns>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 (included) to a bound (excluded), without bias.</summary>
    /// <param name="exclusiveMaximum">The bound; at least 1.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bound is less than 1.</exception>
    public int NextInt32(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        var bound = (ulong)exclusiveMaximum;
        var limit = ulong.MaxValue - ulong.MaxValue % bound;
        ulong bits;
        do
        {
            bits = NextUInt64();
        }
        while (bits >= limit);

        return (int)(bits % bound);
    }

    /// <summary>A draw from the normal distribution with mean 0 and variance 1 (Box and Muller, 1958).</summary>
    /// <returns>The number.</returns>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>An independent generator that depends on the state of this one.</summary>
    /// <returns>The generator.</returns>
    public DeterministicRandom Fork() => new(unchecked((long)NextUInt64()));

    private static ulong SplitMix(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
