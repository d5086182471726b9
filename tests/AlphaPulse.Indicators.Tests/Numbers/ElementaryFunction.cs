using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

/// <summary>A function of one decimal, what it is checked against, and the arguments for which it has a result.</summary>
internal sealed record ElementaryFunction(Func<decimal, decimal> Product, Func<BigInteger, BigInteger> Reference, decimal Least, decimal Greatest)
{
    public const decimal Smallest = 0.0000000000000000000000000001m;

    /// <summary>The decimal that is next to a multiple of π/2, by the continued fractions of π/2 x 10^scale: within 2^-104.</summary>
    public const decimal Nearest = 765207984.64726889015195948709m;

    private const decimal Ln2 = 0.6931471805599453094172321215m;

    public static readonly IReadOnlyDictionary<string, ElementaryFunction> All = new SortedDictionary<string, ElementaryFunction>(StringComparer.Ordinal)
    {
        ["Exp"] = new(DecimalMath.Exp, ElementaryReference.Exp, -80, 66.54m),
        ["Ln"] = new(DecimalMath.Ln, ElementaryReference.Ln, Smallest, decimal.MaxValue),
        ["Log10"] = new(DecimalMath.Log10, ElementaryReference.Log10, Smallest, decimal.MaxValue),
        ["Sin"] = new(DecimalMath.Sin, ElementaryReference.Sin, decimal.MinValue, decimal.MaxValue),
        ["Cos"] = new(DecimalMath.Cos, ElementaryReference.Cos, decimal.MinValue, decimal.MaxValue),
        ["Tan"] = new(
            DecimalMath.Tan,
            x => ElementaryReference.Divide(ElementaryReference.Sin(x), ElementaryReference.Cos(x)),
            decimal.MinValue,
            decimal.MaxValue),
        ["Atan"] = new(DecimalMath.Atan, ElementaryReference.Atan, decimal.MinValue, decimal.MaxValue),
        ["Asin"] = new(DecimalMath.Asin, ElementaryReference.Asin, -1, 1),
        ["Acos"] = new(DecimalMath.Acos, ElementaryReference.Acos, -1, 1),
        ["Sinh"] = new(DecimalMath.Sinh, ElementaryReference.Sinh, -67.23m, 67.23m),
        ["Cosh"] = new(DecimalMath.Cosh, ElementaryReference.Cosh, -67.23m, 67.23m),
        ["Tanh"] = new(DecimalMath.Tanh, ElementaryReference.Tanh, -100, 100),
    };

    /// <summary>Arguments in the range: of all magnitudes, next to 1 and -1, and spread evenly over at most ±100.</summary>
    public IEnumerable<decimal> Random(long seed, int count)
    {
        var random = new DeterministicRandom(seed);
        while (count > 0)
        {
            var any = Any(random);
            var value = random.NextInt32(4) switch
            {
                0 => (random.NextInt32(2) * 2 - 1) * (1 + Fraction(random) * Power(random.NextInt32(28))),
                1 => Fraction(random) * 100,
                2 => Fraction(random),
                _ => any,
            };
            if (value >= Least && value <= Greatest)
            {
                count--;
                yield return value;
            }
        }
    }

    /// <summary>The arguments at which the reductions of the functions change their case, as far as they are in the range.</summary>
    public IEnumerable<decimal> Edges()
    {
        var edges = new List<decimal> { 0, Smallest, 5 * Smallest, decimal.MaxValue, Least, Greatest, 1 - Smallest, 1 + Smallest, Nearest };
        for (var i = 1; i <= 64; i++)
        {
            edges.AddRange([i / 32m, i / 32m + Smallest, i / 32m - Smallest, 1 / (decimal)i, i]);
            edges.AddRange([i * DecimalMath.Pi / 2, i * DecimalMath.Pi / 4, i * Ln2, i * 1_000_000_007m * DecimalMath.Pi]);
        }

        for (var i = 0; i <= 28; i++)
        {
            edges.AddRange([Power(i), 1 / Power(i), 1 + Power(i), 1 - Power(i)]);
        }

        return edges.Concat(edges.Select(x => -x)).Distinct().Where(x => x >= Least && x <= Greatest);
    }

    public static decimal Any(DeterministicRandom random)
    {
        unchecked
        {
            var bits = new UInt128(random.NextUInt64() >> 32, random.NextUInt64()) >> random.NextInt32(96);
            return new decimal(
                (int)(uint)bits, (int)(uint)(bits >> 32), (int)(uint)(bits >> 64), random.NextInt32(2) == 0, (byte)random.NextInt32(29));
        }
    }

    /// <summary>From -1 to 1, with 28 decimals.</summary>
    public static decimal Fraction(DeterministicRandom random)
    {
        var low = random.NextUInt64() % 100_000_000_000_000;
        var high = random.NextUInt64() % 100_000_000_000_000;
        return (random.NextInt32(2) * 2 - 1) * (high * 100_000_000_000_000m + low) * Smallest;
    }

    /// <summary>10^-digits.</summary>
    private static decimal Power(int digits) => new(1, 0, 0, false, (byte)digits);
}
