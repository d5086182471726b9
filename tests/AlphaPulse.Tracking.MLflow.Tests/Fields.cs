using System.Text;
using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Tracking.MLflow.Tests;

/// <summary>The fields of a request, all of them known and of the right type. A name that begins with a question mark may be left out.</summary>
internal sealed class Fields
{
    private readonly JsonElement _root;

    private Fields(JsonElement root, string[] names)
    {
        MlflowServer.Require(root.ValueKind == JsonValueKind.Object, "no object");
        foreach (var member in root.EnumerateObject())
        {
            MlflowServer.Require(names.Any(name => name.TrimStart('?') == member.Name), $"unknown field '{member.Name}'");
            MlflowServer.Require(member.Value.ValueKind != JsonValueKind.Null, $"field '{member.Name}' is null");
        }

        foreach (var name in names.Where(name => name[0] != '?'))
        {
            MlflowServer.Require(root.TryGetProperty(name, out _), $"Missing value for required parameter '{name}'.");
        }

        _root = root;
    }

    public static Fields Of(LoopbackRequest request, params string[] names)
    {
        MlflowServer.Require(request.Headers.GetValueOrDefault("Content-Type") == "application/json", "the body is not announced as JSON");
        using var document = JsonDocument.Parse(request.Body, new JsonDocumentOptions { AllowDuplicateProperties = false });
        return new Fields(document.RootElement.Clone(), names);
    }

    public string Text(string name, int most = 500) => OptionalText(name, most) ?? throw new Refusal(400, "INVALID_PARAMETER_VALUE", $"no '{name}'");

    public string? OptionalText(string name, int most = 500)
    {
        if (!_root.TryGetProperty(name, out var value))
        {
            return null;
        }

        MlflowServer.Require(value.ValueKind == JsonValueKind.String, $"'{name}' is no string");
        MlflowServer.Require(Encoding.UTF8.GetByteCount(value.GetString()!) <= most, $"'{name}' is too long");
        return value.GetString();
    }

    public double Number(string name)
    {
        MlflowServer.Require(_root.GetProperty(name).ValueKind == JsonValueKind.Number, $"'{name}' is no number");
        return _root.GetProperty(name).GetDouble();
    }

    public long Whole(string name) => OptionalWhole(name) ?? throw new Refusal(400, "INVALID_PARAMETER_VALUE", $"no '{name}'");

    public long? OptionalWhole(string name)
    {
        if (!_root.TryGetProperty(name, out var value))
        {
            return null;
        }

        MlflowServer.Require(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _), $"'{name}' is no whole number");
        return value.GetInt64();
    }

    public List<Fields> List(string name, params string[] names)
    {
        if (!_root.TryGetProperty(name, out var value))
        {
            return [];
        }

        MlflowServer.Require(value.ValueKind == JsonValueKind.Array, $"'{name}' is no array");
        return [.. value.EnumerateArray().Select(item => new Fields(item, names))];
    }

    public List<KeyValuePair<string, string>> Pairs(string name, int mostKey, int mostValue) =>
        [.. List(name, "key", "value").Select(pair => new KeyValuePair<string, string>(pair.Text("key", mostKey), pair.Text("value", mostValue)))];
}
