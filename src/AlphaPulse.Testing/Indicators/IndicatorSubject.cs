using System.Globalization;
using System.Numerics;
using AlphaPulse.Indicators;

namespace AlphaPulse.Testing;

/// <summary>An indicator in the shape of the contract: outputs are texts that are equal only where the bits are.</summary>
internal abstract class IndicatorSubject<TInput>
    where TInput : struct
{
    private const string BitsMark = "0x";

    public abstract int Warmup { get; }

    public abstract long Samples { get; }

    public abstract string? Update(TInput input);

    public abstract string? Peek(TInput input);

    public abstract string? ReplaceLast(TInput input);

    public abstract string? Current();

    public abstract string?[] Batch(TInput[] inputs);

    public abstract void Reset();

    public abstract IndicatorSubject<TInput> Clone();

    public abstract byte[] Save();

    public abstract void Load(byte[] state);

    public abstract long BytesOfUpdates(TInput[] inputs);

    public abstract long BytesOfBatch(TInput[] inputs);

    /// <summary>Outputs for people. Only a violation is read, so that only there doubles are written as numbers.</summary>
    public static string Readable(string? outputs) => outputs is null ? "no value" : string.Join(' ', outputs.Split(' ').Select(output =>
        output.StartsWith(BitsMark, StringComparison.Ordinal) && ulong.TryParse(output.AsSpan(BitsMark.Length), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits)
            ? string.Create(CultureInfo.InvariantCulture, $"{BitConverter.UInt64BitsToDouble(bits):R} ({output})")
            : output));

    protected static string Exactly<TValue>(TValue value) => value switch
    {
        double number => string.Concat(BitsMark, BitConverter.DoubleToUInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture)),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        IIndicatorOutput<double> => Several<double>(value),
        IIndicatorOutput<decimal> => Several<decimal>(value),
        _ => value!.ToString()!,
    };

    private static string Several<T>(object value)
        where T : struct, INumber<T>
    {
        var row = new T?[16];
        ((IIndicatorOutput<T>)value).CopyTo(row);
        return string.Join(' ', row.Select(number => number is { } present ? Exactly(present) : "-"));
    }
}
