using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using AlphaPulse.Indicators;

namespace AlphaPulse.Testing;

/// <summary>An indicator in the shape of the contract: outputs are texts of their bits, so that a contract compares millions of them without writing a number.</summary>
internal abstract class IndicatorSubject<TInput>
    where TInput : struct
{
    private const char DoubleMark = 'd';
    private const char DecimalMark = 'm';
    private const char AbsentMark = '-';
    private const char TextMark = 't';
    private const int CellLength = 9;

    public abstract int Warmup { get; }

    public abstract long Samples { get; }

    public abstract string? Update(TInput input);

    public abstract string? Peek(TInput input);

    public abstract string? ReplaceLast(TInput input);

    public abstract string? Current();

    /// <summary>Takes in many bars at once.</summary>
    /// <param name="inputs">The bars.</param>
    /// <param name="inBothForms">Whether a copy takes them in with a marker for missing values, which has to say the same.</param>
    public abstract string?[] Batch(TInput[] inputs, bool inBothForms);

    public abstract void Reset();

    public abstract IndicatorSubject<TInput> Clone();

    public abstract byte[] Save();

    public abstract void Load(byte[] state);

    public abstract long BytesOfUpdates(TInput[] inputs);

    public abstract long BytesOfBatch(TInput[] inputs);

    /// <summary>Outputs for people. Only a violation is read, so that only there they are written as numbers.</summary>
    public static string Readable(string? outputs) => outputs is null ? "no value"
        : outputs.StartsWith(TextMark) ? outputs[1..]
        : string.Join(' ', Enumerable.Range(0, outputs.Length / CellLength).Select(cell => ReadableCell(outputs.AsSpan(cell * CellLength, CellLength))));

    /// <summary>Numbers and what is absent among them as cells of one length: a mark and the bits.</summary>
    protected static string Exactly<TValue>(ReadOnlySpan<TValue?> row)
        where TValue : struct
    {
        Span<char> text = stackalloc char[row.Length * CellLength];
        text.Clear();
        for (var i = 0; i < row.Length; i++)
        {
            Write(row[i], text.Slice(i * CellLength, CellLength));
        }

        return text.ToString();
    }

    /// <summary>Whether two numbers are written alike.</summary>
    protected static bool AreSame<TValue>(TValue left, TValue right)
        where TValue : struct
    {
        Span<char> cells = stackalloc char[2 * CellLength];
        cells.Clear();
        Write<TValue>(left, cells[..CellLength]);
        Write<TValue>(right, cells[CellLength..]);
        return cells[..CellLength].SequenceEqual(cells[CellLength..]);
    }

    /// <summary>A number, or the numbers of an output of several.</summary>
    protected static string Exactly<TValue>(TValue value)
        where TValue : struct => value switch
        {
            IIndicatorOutput<double> several => Several(several),
            IIndicatorOutput<decimal> several => Several(several),
            double or decimal => Exactly<TValue>([value]),
            _ => TextMark + value.ToString(),
        };

    private static string Several<T>(IIndicatorOutput<T> value)
        where T : struct, INumber<T>
    {
        var row = new T?[16];
        value.CopyTo(row);
        return Exactly<T>(row);
    }

    private static void Write<TValue>(TValue? value, Span<char> cell)
        where TValue : struct
    {
        if (value is not { } present)
        {
            cell[0] = AbsentMark;
        }
        else if (typeof(TValue) == typeof(double))
        {
            cell[0] = DoubleMark;
            var bits = (double)(object)present;
            MemoryMarshal.Write(MemoryMarshal.AsBytes(cell[1..]), in bits);
        }
        else if (typeof(TValue) == typeof(decimal))
        {
            cell[0] = DecimalMark;
            var number = (decimal)(object)present;

            // A zero has no sign that anybody could see.
            number = number == 0 ? Math.Abs(number) : number;
            MemoryMarshal.Write(MemoryMarshal.AsBytes(cell[1..]), in number);
        }
        else
        {
            throw new NotSupportedException($"An indicator has double or decimal outputs, not {typeof(TValue)}.");
        }
    }

    private static string ReadableCell(ReadOnlySpan<char> cell)
    {
        var bytes = MemoryMarshal.AsBytes(cell[1..]);
        if (cell[0] == DecimalMark)
        {
            return MemoryMarshal.Read<decimal>(bytes).ToString(CultureInfo.InvariantCulture);
        }

        var number = MemoryMarshal.Read<double>(bytes);
        return cell[0] == DoubleMark
            ? string.Create(CultureInfo.InvariantCulture, $"{number:R} (0x{BitConverter.DoubleToUInt64Bits(number):x16})")
            : "-";
    }
}
