using System.Buffers;
using System.Globalization;

namespace AlphaPulse.Indicators;

/// <summary>The head of a saved state: format, version, indicator, number type.</summary>
internal static class StateFormat
{
    // 2: bars carry the time at which they opened.
    public const int Version = 2;
    private const string Magic = "alphapulse-indicator-state";
    private const string SpecMagic = "alphapulse-indicator-text";

    public static string NumberOf<TInput>() =>
        typeof(TInput) == typeof(double) || typeof(TInput) == typeof(Ohlcv<double>)
            || typeof(TInput) == typeof(Pair<double>) || typeof(TInput) == typeof(Breadth<double>) ? "double"
        : typeof(TInput) == typeof(decimal) || typeof(TInput) == typeof(Ohlcv<decimal>)
            || typeof(TInput) == typeof(Pair<decimal>) || typeof(TInput) == typeof(Breadth<decimal>) ? "decimal"
        : typeof(TInput).Name;

    /// <summary>Writes the text of an indicator of the catalog before its state.</summary>
    public static void WriteSpec(IBufferWriter<byte> output, IndicatorSpec spec)
    {
        var writer = new StateWriter(output);
        writer.Write(SpecMagic);
        writer.Write(Version);
        writer.Write(spec.ToString());
    }

    /// <summary>Compares the text of an indicator of the catalog and gives the state behind it. Version 1 wrote no text.</summary>
    public static ReadOnlySpan<byte> ReadSpec(ReadOnlySpan<byte> state, IndicatorSpec spec)
    {
        var reader = new StateReader(state);
        if (reader.ReadString() != SpecMagic)
        {
            return state;
        }

        CheckVersion(reader.ReadInt32());
        Expect("text", reader.ReadString(), spec.ToString());
        return state[^reader.Remaining..];
    }

    public static void WriteHeader(ref StateWriter writer, string indicator, string number)
    {
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(indicator);
        writer.Write(number);
    }

    public static void ReadHeader(ref StateReader reader, string indicator, string number)
    {
        if (reader.ReadString() != Magic)
        {
            throw new IndicatorStateException("The bytes are not a saved indicator state.");
        }

        var version = reader.ReadInt32();
        CheckVersion(version);
        reader.Version = version;
        Expect("indicator", reader.ReadString(), indicator);
        Expect("number type", reader.ReadString(), number);
    }

    private static void CheckVersion(int version)
    {
        if (version is < 1 or > Version)
        {
            throw new IndicatorStateException(string.Create(
                CultureInfo.InvariantCulture,
                $"The state has format version {version}, this package reads versions 1 to {Version}: update the package or compute the state again."));
        }
    }

    private static void Expect(string what, string saved, string expected)
    {
        if (saved != expected)
        {
            throw new IndicatorStateException(
                $"The state was saved with {what} '{saved}', but this indicator has {what} '{expected}': load it into the same kind of indicator.");
        }
    }
}
