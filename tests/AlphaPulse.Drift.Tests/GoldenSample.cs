using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Drift.Tests;

/// <summary>A file of two samples with what other packages computed of them.</summary>
internal sealed record GoldenSample(double[] Reference, double[] Current, JsonElement Expected)
{
    public static GoldenSample Load(string id)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "drift", "numeric", id + ".json")));
        var root = document.RootElement.Clone();
        return new GoldenSample(Numbers(root.GetProperty("ref")), Numbers(root.GetProperty("cur")), root.GetProperty("expected"));
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    private static double Number(JsonElement element) => element.ValueKind == JsonValueKind.Number ? element.GetDouble() : element.GetString() switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        var other => throw new InvalidDataException($"'{other}' is no number."),
    };
}
