using System.Collections.Concurrent;
using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

/// <summary>A number with 80 decimals for the references, which share no code with the package.</summary>
internal readonly record struct Precise(BigInteger Scaled)
{
    private BigInteger Binary => (Scaled << ElementaryReference.Bits) / One;

    private const int Digits = 80;
    private static readonly BigInteger One = BigInteger.Pow(10, Digits);

    public static Precise Zero => default;

    public static implicit operator Precise(int value) => new(value * One);

    public static implicit operator Precise(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = unchecked(((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0]);
        return new(magnitude * One / BigInteger.Pow(10, (bits[3] >> 16) & 0xFF) * (bits[3] < 0 ? -1 : 1));
    }

    /// <summary>Exactly the number that the bits say, up to the last decimal.</summary>
    public static implicit operator Precise(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = (BigInteger)((bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 0x10000000000000)) * One;
        var power = Math.Max(exponent, 1) - 1075;
        return new((power < 0 ? mantissa / BigInteger.Pow(2, -power) : mantissa * BigInteger.Pow(2, power)) * (bits < 0 ? -1 : 1));
    }

    public static explicit operator double(Precise value) => (double)(value.Scaled / BigInteger.Pow(10, Digits - 60)) / 1e60;

    public static Precise operator +(Precise left, Precise right) => new(left.Scaled + right.Scaled);

    public static Precise operator -(Precise left, Precise right) => new(left.Scaled - right.Scaled);

    public static Precise operator *(Precise left, Precise right) => new(left.Scaled * right.Scaled / One);

    public static Precise operator /(Precise left, Precise right) => new(left.Scaled * One / right.Scaled);

    public static bool operator >(Precise left, Precise right) => left.Scaled > right.Scaled;

    public static bool operator <(Precise left, Precise right) => left.Scaled < right.Scaled;

    public static Precise Max(Precise left, Precise right) => new(BigInteger.Max(left.Scaled, right.Scaled));

    public static Precise Min(Precise left, Precise right) => new(BigInteger.Min(left.Scaled, right.Scaled));

    public static Precise Abs(Precise value) => new(BigInteger.Abs(value.Scaled));

    public static Precise Sqrt(Precise value) => Of(ElementaryReference.Sqrt(value.Binary));

    public static Precise Exp(Precise value) => Exponentials.Of(value);

    public static Precise Ln(Precise value) => Logarithms.Of(value);

    public static Precise Sin(Precise value) => Sines.Of(value);

    public static Precise Cos(Precise value) => Cosines.Of(value);

    public static Precise Atan(Precise value) => Of(ElementaryReference.Atan(value.Binary));

    public static Precise Pi { get; } = Of(ElementaryReference.Pi);

    public static Precise Sum(IEnumerable<Precise> values) => values.Aggregate((Precise)0, (sum, value) => sum + value);

    private static Precise Of(BigInteger binary) => new((binary * One) >> ElementaryReference.Bits);

    private static readonly Memory Exponentials = new(value => Of(ElementaryReference.Exp(value.Binary)));
    private static readonly Memory Logarithms = new(value => Of(ElementaryReference.Ln(value.Binary)));
    private static readonly Memory Sines = new(value => Of(ElementaryReference.Sin(value.Binary)));
    private static readonly Memory Cosines = new(value => Of(ElementaryReference.Cos(value.Binary)));

    /// <summary>A window that moves by a bar asks again for all but one of its values, and these take far longer than finding them.</summary>
    private sealed class Memory(Func<Precise, Precise> function)
    {
        private const int Most = 20_000;
        private readonly ConcurrentDictionary<BigInteger, Precise> _known = new();

        public Precise Of(Precise value)
        {
            if (_known.TryGetValue(value.Scaled, out var known))
            {
                return known;
            }

            if (_known.Count >= Most)
            {
                _known.Clear();
            }

            return _known[value.Scaled] = function(value);
        }
    }
}
