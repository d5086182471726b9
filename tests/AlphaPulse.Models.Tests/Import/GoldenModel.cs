using System.Globalization;
using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Import;

/// <summary>A model that another library wrote, with rows and what the library gave for them.</summary>
internal sealed class GoldenModel
{
    private GoldenModel(string name, byte[] file, double[][] rows, JsonElement expected)
    {
        Name = name;
        File = file;
        Rows = rows;
        Expected = expected;
    }

    internal string Name { get; }

    internal byte[] File { get; }

    internal double[][] Rows { get; }

    internal JsonElement Expected { get; }

    /// <summary>The names of the cases of a library.</summary>
    internal static IEnumerable<string> Cases(string library) =>
        Directory.GetDirectories(Path.Combine(Evidence.Root, "golden", "models", library)).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    internal static GoldenModel Load(string library, string name)
    {
        string[] folder = ["golden", "models", library, name];
        var model = Evidence.File([.. folder, library == "lightgbm" ? "model.txt" : "model.json"]);
        var lines = System.IO.File.ReadAllLines(Evidence.File([.. folder, "rows.csv"]));
        var rows = lines.Skip(1).Select(line => line.Split(',').Select(cell => Number(cell, library.StartsWith("xgboost", StringComparison.Ordinal))).ToArray()).ToArray();
        using var expected = JsonDocument.Parse(System.IO.File.ReadAllBytes(Evidence.File([.. folder, "expected.json"])));
        return new GoldenModel($"{library}/{name}", System.IO.File.ReadAllBytes(model), rows, expected.RootElement.Clone());
    }

    internal bool Has(string name) => Expected.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>One list of numbers a row; a single number is a list of one.</summary>
    internal double[][] Lists(string name) => [.. Expected.GetProperty(name).EnumerateArray().Select(Flat)];

    private static double[] Flat(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().SelectMany(Flat)]
        : [value.GetDouble()];

    private static double Number(string cell, bool isSingle) =>
        cell.Length == 0 ? double.NaN
        : isSingle ? float.Parse(cell, CultureInfo.InvariantCulture)
        : double.Parse(cell, CultureInfo.InvariantCulture);
}
