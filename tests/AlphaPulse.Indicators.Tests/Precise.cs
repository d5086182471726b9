using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

/// <summary>A number with 60 decimals, for references; independent of the arithmetic of the package.</summary>
internal readonly record struct Precise(BigInteger Scaled)
{
    private static readonly BigInteger One = BigInteger.Pow(10, 60);

    public static Precise Zero => default;

    public static implicit operator Precise(int value) => new(value * One);

    public static implicit operator Precise(decimal value)
    {
        var bits = decimal.GetBits(value);
        var magnitude = unchecked(((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0]);
        var scale = (bits[3] >> 16) & 0xFF;
        return new Precise((value < 0 ? -magnitude : magnitude) * One / BigInteger.Pow(10, scale));
    }

    public static Precise operator +(Precise left, Precise right) => new(left.Scaled + right.Scaled);

    public static Precise operator -(Precise left, Precise right) => new(left.Scaled - right.Scaled);

    public static Precise operator *(Precise left, Precise right) => new(left.Scaled * right.Scaled / One);

    public static Precise operator /(Precise left, Precise right) => new(left.Scaled * One / right.Scaled);

    public static Precise Max(Precise left, Precise right) => new(BigInteger.Max(left.Scaled, right.Scaled));

    public static Precise Min(Precise left, Precise right) => new(BigInteger.Min(left.Scaled, right.Scaled));

    public static Precise Abs(Precise value) => new(BigInteger.Abs(value.Scaled));

    public static bool operator >(Precise left, Precise right) => left.Scaled > right.Scaled;

    public static bool operator <(Precise left, Precise right) => left.Scaled < right.Scaled;

    public static explicit operator double(Precise value) => (double)value.Scaled / 1e60;
}
